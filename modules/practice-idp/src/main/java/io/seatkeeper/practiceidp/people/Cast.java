package io.seatkeeper.practiceidp.people;

import java.util.List;

/** The people who are there from the start. Their claims are a small museum of what real directories send. */
final class Cast {
    /** How many they are. */
    static final int SIZE = 12;

    private Cast() {}

    static List<Person> of(String tenant, String domain) {
        return List.of(
                Person.of(tenant, "Ada Okafor", "ada.okafor@" + domain).inGroups("Engineering"),
                Person.of(tenant, "Björn Lindqvist", "bjorn.lindqvist@" + domain)
                        .inGroups("Engineering", "On call"),
                Person.of(tenant, "陈宇轩", "yuxuan.chen@" + domain)
                        .named("陈宇轩", "宇轩", "陈")
                        .inGroups("Design"),
                Person.of(tenant, "Emeka Nwosu", "emeka.nwosu@" + domain)
                        .inGroups("Platform")
                        .withRoles("admin"),
                Person.of(tenant, "Fatima Zahra Benali", "fatima.benali@" + domain)
                        .inGroups("Domain Admins", "IT")
                        .withRoles("org_admin"),
                Person.of(tenant, "Gráinne O’Neill", "grainne.o'neill@" + domain)
                        .inGroups("Legal"),
                Person.of(tenant, "Hiroshi Tanaka", "hiroshi.tanaka@" + domain)
                        .inGroups("IT")
                        .withRoles("Global Administrator", "Company Administrator"),
                Person.of(tenant, "Inês Ferreira da Silva", "ines@ferreira-consulting.example")
                        .inGroups("Contractors"),
                Person.of(tenant, "Nirmala", "nirmala@" + domain).inGroups("Support"),
                Person.of(
                                tenant,
                                "María Guadalupe Fernanda de los Ángeles Villaseñor y Echeverría-Montemayor",
                                "maria.villasenor-echeverria-montemayor@" + domain)
                        .named(
                                "María Guadalupe Fernanda de los Ángeles Villaseñor y Echeverría-Montemayor",
                                "María Guadalupe Fernanda de los Ángeles",
                                "Villaseñor y Echeverría-Montemayor")
                        .inGroups("Sales", "Latin America and Caribbean partner enablement"),
                Person.of(tenant, "Tomasz Wiśniewski", "tomasz.wisniewski@" + domain)
                        .inGroups("Finance")
                        .withUnverifiedEmail(),
                Person.of(tenant, "عبد الرحمن الحسيني", "abdulrahman.alhusseini@" + domain)
                        .named("عبد الرحمن الحسيني", "عبد الرحمن", "الحسيني")
                        .inGroups("Data")
                        .withRoles("superuser"));
    }
}
