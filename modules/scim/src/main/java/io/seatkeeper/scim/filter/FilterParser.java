package io.seatkeeper.scim.filter;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.contract.scim.Attribute;
import io.seatkeeper.contract.scim.AttributePath;
import io.seatkeeper.contract.scim.Filter;
import io.seatkeeper.contract.scim.ResourceType;
import io.seatkeeper.contract.scim.ResourceType.Definition;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads a filter by descent: {@code or} of {@code and} of {@code not}, parentheses, comparisons and brackets. Beside the grammar
 * it takes {@code not} without parentheses and a path that goes on behind brackets, {@code emails[type eq "work"].value eq "a"},
 * as Entra ID sends it.
 */
public final class FilterParser {
    private static final int LONGEST = 8_000;
    private static final int DEEPEST = 32;
    private static final int MOST_COMPARISONS = 100;

    private final Lexer lexer;
    /** Finds what a path names; another one inside brackets. */
    private Function<String, Optional<Definition>> scope;

    private Token token;
    private int depth;
    private int comparisons;

    private FilterParser(String text, Function<String, Optional<Definition>> scope) {
        if (text.length() > LONGEST) {
            throw tooMany("A filter has at most " + LONGEST + " characters.");
        }
        this.lexer = new Lexer(text);
        this.scope = scope;
        this.token = lexer.next();
    }

    /**
     * Reads a filter of resources of a type.
     *
     * @throws ContractFailure {@link ErrorCode#SCIM_INVALID_FILTER} naming the place, {@link ErrorCode#SCIM_TOO_MANY} past 8,000
     *     characters, 32 levels or 100 comparisons
     */
    public static Filter parse(ResourceType type, String text) {
        return new FilterParser(text, type::find).whole();
    }

    /** Reads what stands in the brackets behind a complex attribute; refuses like {@link #parse}. */
    public static Filter parseInside(Attribute complex, String text) {
        return new FilterParser(text, inside(complex)).whole();
    }

    private static Function<String, Optional<Definition>> inside(Attribute complex) {
        return name -> complex.subAttribute(name)
                .map(sub -> new Definition(AttributePath.of(sub.name()), sub, Optional.empty()));
    }

    private Filter whole() {
        Filter filter = either();
        if (!(token instanceof Token.End)) {
            throw invalid("expected 'and', 'or' or the end, found " + token.shown() + ".");
        }
        return filter;
    }

    private Filter either() {
        Filter left = both();
        while (accept("or")) {
            left = new Filter.Or(left, both());
        }
        return left;
    }

    private Filter both() {
        Filter left = operand();
        while (accept("and")) {
            left = new Filter.And(left, operand());
        }
        return left;
    }

    private Filter operand() {
        if (++depth > DEEPEST) {
            throw tooMany("A filter is at most " + DEEPEST + " levels deep.");
        }
        Filter operand = accept("not") ? new Filter.Not(operand()) : accept('(') ? grouped() : comparison();
        depth--;
        return operand;
    }

    private Filter grouped() {
        Filter filter = either();
        expect(')');
        return filter;
    }

    private Filter comparison() {
        if (++comparisons > MOST_COMPARISONS) {
            throw tooMany("A filter has at most " + MOST_COMPARISONS + " comparisons.");
        }
        Definition definition = path();
        return accept('[') ? bracketed(definition) : compared(definition);
    }

    private Filter bracketed(Definition complex) {
        if (complex.leaf().type() != Attribute.Type.COMPLEX) {
            throw invalid(complex.path() + " has no parts, so no brackets can follow it.");
        }
        var outside = scope;
        scope = inside(complex.attribute());
        Filter filter = either();
        expect(']');
        if (token instanceof Token.Word(int place, String text) && text.startsWith(".")) {
            token = new Token.Word(place + 1, text.substring(1));
            filter = new Filter.And(filter, compared(path()));
        }
        scope = outside;
        return new Filter.Matches(complex.path(), filter);
    }

    private Filter compared(Definition definition) {
        if (accept("pr")) {
            return new Filter.Present(definition.path());
        }
        Filter.Operator operator = operator();
        Definition target = definition
                .compared()
                .orElseThrow(() -> invalid(definition.path() + " has parts and no value: compare one of its parts."));
        Filter.Value value = switch (token) {
            case Token.Word word -> Operand.read(target.leaf(), operator, word.place(), word.text(), false);
            case Token.Quoted quoted -> Operand.read(target.leaf(), operator, quoted.place(), quoted.text(), true);
            case Token.Bracket _, Token.End _ -> throw invalid("expected a value, found " + token.shown() + ".");
        };
        token = lexer.next();
        return new Filter.Compare(target.path(), operator, value);
    }

    private Filter.Operator operator() {
        for (Filter.Operator operator : Filter.Operator.values()) {
            if (accept(operator.name())) {
                return operator;
            }
        }
        throw invalid("expected one of eq, ne, co, sw, ew, gt, ge, lt, le, pr, found " + token.shown() + ".");
    }

    private Definition path() {
        if (!(token instanceof Token.Word word)) {
            throw invalid("expected an attribute, found " + token.shown() + ".");
        }
        Definition definition = scope.apply(word.text())
                .filter(found -> found.leaf().returned() != Attribute.Returned.NEVER)
                .orElseThrow(() -> invalid("no schema has a readable attribute " + word.shown() + " here."));
        token = lexer.next();
        return definition;
    }

    private boolean accept(String keyword) {
        boolean fits = token instanceof Token.Word word && word.is(keyword);
        if (fits) {
            token = lexer.next();
        }
        return fits;
    }

    private boolean accept(char bracket) {
        boolean fits = token instanceof Token.Bracket found && found.character() == bracket;
        if (fits) {
            token = lexer.next();
        }
        return fits;
    }

    private void expect(char bracket) {
        if (!accept(bracket)) {
            throw invalid("expected '" + bracket + "', found " + token.shown() + ".");
        }
    }

    private ContractFailure invalid(String why) {
        return Lexer.invalid(token.place(), why);
    }

    private static ContractFailure tooMany(String why) {
        return new ContractFailure(ErrorCode.SCIM_TOO_MANY, why);
    }
}
