package io.seatkeeper.scim.filter;

import io.seatkeeper.contract.ContractFailure;
import io.seatkeeper.contract.ErrorCode;
import io.seatkeeper.scim.resource.Coercion;

/** Cuts a filter into tokens, one at a time. */
final class Lexer {
    private static final String BRACKETS = "()[]";

    private final String text;
    private int at;

    Lexer(String text) {
        this.text = text;
    }

    Token next() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        if (at == text.length()) {
            return new Token.End(at);
        }
        char first = text.charAt(at);
        if (BRACKETS.indexOf(first) >= 0) {
            return new Token.Bracket(at++, first);
        }
        return first == '"' ? quoted() : word();
    }

    static ContractFailure invalid(int place, String why) {
        return new ContractFailure(
                ErrorCode.SCIM_INVALID_FILTER, "The filter is wrong at character " + (place + 1) + ": " + why);
    }

    private Token word() {
        int start = at;
        while (at < text.length()
                && !Character.isWhitespace(text.charAt(at))
                && text.charAt(at) != '"'
                && BRACKETS.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return new Token.Word(start, text.substring(start, at));
    }

    private Token quoted() {
        int start = at++;
        StringBuilder content = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '"') {
            char character = text.charAt(at++);
            content.append(character == '\\' ? escaped() : character);
        }
        if (at == text.length()) {
            throw invalid(start, "the text that begins here has no closing quote.");
        }
        at++;
        if (!Coercion.storable(content)) {
            throw invalid(start, "the text holds half a character or a NUL.");
        }
        return new Token.Quoted(start, content.toString());
    }

    /** What follows a backslash (RFC 8259 §7). */
    private char escaped() {
        int place = at - 1;
        char letter = at < text.length() ? text.charAt(at++) : ' ';
        return switch (letter) {
            case '"', '\\', '/' -> letter;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> hexadecimal(place);
            default -> throw invalid(place, "JSON has no such escape.");
        };
    }

    private char hexadecimal(int place) {
        int code = 0;
        for (int digit = 0; digit < 4; digit++) {
            int value = at < text.length() ? Character.digit(text.charAt(at++), 16) : -1;
            if (value < 0) {
                throw invalid(place, "four hexadecimal digits follow \\u.");
            }
            code = code << 4 | value;
        }
        return (char) code;
    }
}
