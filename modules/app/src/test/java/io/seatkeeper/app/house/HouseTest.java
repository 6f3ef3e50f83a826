package io.seatkeeper.app.house;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import io.seatkeeper.platform.Bus;
import io.vertx.core.Future;
import io.vertx.core.Verticle;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

/** The rules of ARCHITECTURE.md that can be read from the compiled classes. */
class HouseTest {
    private static final String CONTRACT = "io.seatkeeper.contract..";
    private static final String PLATFORM = "io.seatkeeper.platform..";
    private static final String DIRECTORY = "io.seatkeeper.directory..";
    private static final String JIT = "io.seatkeeper.jit..";
    private static final String SCIM = "io.seatkeeper.scim..";
    private static final String OAUTH = "io.seatkeeper.oauth..";
    private static final String ADMIN = "io.seatkeeper.admin..";
    private static final String APP = "io.seatkeeper.app..";
    private static final String PRACTICE_IDP = "io.seatkeeper.practiceidp..";
    private static final String PRACTICE_PRODUCT = "io.seatkeeper.practiceproduct..";
    private static final String TESTKIT = "io.seatkeeper.testkit..";
    private static final String EGRESS = "io.seatkeeper.platform.egress..";
    private static final String DATABASE = "io.seatkeeper.platform.database..";

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("/testkit/"))
            .importPackages("io.seatkeeper");

    @Test
    void theContractKnowsNobody() {
        hold(noClasses()
                .that()
                .resideInAPackage(CONTRACT)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(PLATFORM, DIRECTORY, JIT, SCIM, OAUTH, ADMIN, APP, PRACTICE_IDP, "io.vertx..")
                .because("it is the words that the modules share, without input or output"));
    }

    @Test
    void thePlatformKnowsNoModuleThatStandsOnIt() {
        hold(noClasses()
                .that()
                .resideInAPackage(PLATFORM)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(DIRECTORY, JIT, SCIM, OAUTH, ADMIN, APP, PRACTICE_IDP));
    }

    @Test
    void theModulesInTheMiddleNeverSeeOneAnother() {
        strangers(DIRECTORY, JIT, SCIM, OAUTH, ADMIN);
        strangers(JIT, DIRECTORY, SCIM, OAUTH, ADMIN);
        strangers(SCIM, DIRECTORY, JIT, OAUTH, ADMIN);
        strangers(OAUTH, DIRECTORY, JIT, SCIM, ADMIN);
        strangers(ADMIN, DIRECTORY, JIT, SCIM, OAUTH);
        strangers(PRACTICE_IDP, DIRECTORY, JIT, SCIM, OAUTH, ADMIN, PLATFORM, CONTRACT, PRACTICE_PRODUCT);
        strangers(PRACTICE_PRODUCT, DIRECTORY, JIT, SCIM, OAUTH, ADMIN, PLATFORM, CONTRACT, PRACTICE_IDP);
    }

    @Test
    void roomsOfAModuleLeanOnOneAnotherInOneDirection() {
        hold(SlicesRuleDefinition.slices()
                .matching("io.seatkeeper.(*).(*)..")
                .should()
                .beFreeOfCycles());
    }

    @Test
    void onlyTheBusTouchesTheEventBus() {
        hold(noClasses()
                .that(not(assignableTo(Bus.class)))
                .should()
                .callMethodWhere(to(Vertx.class, "eventBus"))
                .because("its messages are typed, bounded in time and answered even when a handler throws"));
    }

    @Test
    void onlyTheGateOpensConnectionsToTheOutside() {
        hold(noClasses()
                .that()
                .resideInAnyPackage(PLATFORM, DIRECTORY, JIT, SCIM, OAUTH, ADMIN, APP)
                .and()
                .resideOutsideOfPackages(EGRESS, "io.seatkeeper.app.demo..") // the demo calls itself
                .and()
                .doNotHaveSimpleName("ReadyCommand") // asks the node beside it, at the address of its own settings
                .should()
                .callMethodWhere(to(Vertx.class, "create(Http|Net|WebSocket)Client|httpClientBuilder"))
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching(
                        "io\\.vertx\\.ext\\.web\\.client\\.WebClient|java\\.net\\.http\\.HttpClient|java\\.net\\.HttpURLConnection")
                .because("the gate of platform.egress decides which addresses may be reached (invariant 10)"));
    }

    @Test
    void nobodyWaitsOnAnEventLoop() {
        hold(noClasses()
                .that()
                .resideInAnyPackage(DIRECTORY, JIT, SCIM, OAUTH, ADMIN, PLATFORM, PRACTICE_IDP, PRACTICE_PRODUCT)
                .should()
                .callMethodWhere(to(Future.class, "await"))
                .orShould()
                .callMethod(Thread.class, "sleep", long.class)
                .because("the event loop never blocks (invariant 9)"));
    }

    @Test
    void onlyMigrationsAndTheEmbeddedServerSpeakTheBlockingDriver() {
        hold(noClasses()
                .that()
                .resideOutsideOfPackages(DATABASE, TESTKIT)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "org.postgresql..", "org.flywaydb.."));
    }

    @Test
    void noDomainObjectHoldsJson() {
        hold(noFields()
                .that()
                .areDeclaredInClassesThat()
                .resideInAnyPackage(CONTRACT, DIRECTORY, JIT)
                .should()
                .haveRawType(JsonObject.class)
                .orShould()
                .haveRawType(JsonArray.class)
                .because("JSON ends at the edge: an HTTP body or a jsonb column"));
    }

    @Test
    void onlyTheCommandsReadTheEnvironment() {
        hold(noClasses()
                .that()
                .resideOutsideOfPackages("io.seatkeeper.app.command..", "io.seatkeeper.bench..")
                .should()
                .callMethodWhere(to(System.class, "getenv"))
                .because("every setting stands in the table of platform.configuration"));
    }

    @Test
    void namesSayWhatAClassIsFor() {
        hold(noClasses()
                .should()
                .haveNameMatching(".*(Util|Utils|Manager|Helper|Impl|Constants|Abstract[A-Z].*)")
                .because("such a name fits anything"));
    }

    @Test
    void verticlesAreNamedAsWhatTheyAre() {
        hold(classes()
                .that()
                .areAssignableTo(Verticle.class)
                .or()
                .areAssignableTo(VerticleBase.class)
                .should()
                .haveNameMatching(".*(Verticle|Server)"));
    }

    private static void strangers(String module, String... others) {
        hold(noClasses()
                .that()
                .resideInAPackage(module)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .because("they talk over the bus"));
    }

    private static DescribedPredicate<JavaMethodCall> to(Class<?> owner, String name) {
        DescribedPredicate<JavaClass> owned = assignableTo(owner);
        return DescribedPredicate.describe(
                "to " + owner.getSimpleName() + "." + name,
                call -> owned.test(call.getTargetOwner()) && call.getName().matches(name));
    }

    private static void hold(ArchRule rule) {
        rule.check(HOUSE);
    }
}
