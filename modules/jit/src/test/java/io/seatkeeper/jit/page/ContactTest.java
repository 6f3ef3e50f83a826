package io.seatkeeper.jit.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContactTest {
    @Test
    void mailAddressIsShownBareAndCarriesTheSubject() {
        Contact contact = Contact.of("mailto:it@acme.example").orElseThrow();

        assertThat(contact.label()).isEqualTo("it@acme.example");
        assertThat(contact.withSubject("Reference 7K2M & more").href())
                .isEqualTo("mailto:it@acme.example?subject=Reference%207K2M%20%26%20more");
    }

    @Test
    void subjectThatTheOrganizationSetStays() {
        Contact contact = Contact.of("mailto:it@acme.example?subject=SSO").orElseThrow();

        assertThat(contact.label()).isEqualTo("it@acme.example");
        assertThat(contact.withSubject("other")).isEqualTo(contact);
    }

    @Test
    void webAddressIsShownByHostAndPath() {
        assertThat(Contact.of("https://acme.example/").orElseThrow().label()).isEqualTo("acme.example");
        assertThat(Contact.of("https://acme.example/help?a=b").orElseThrow().label())
                .isEqualTo("acme.example/help");
        assertThat(Contact.of("https://acme.example/help")
                        .orElseThrow()
                        .withSubject("x")
                        .href())
                .isEqualTo("https://acme.example/help");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "JavaScript:alert(1)",
                "data:text/html,x",
                "//acme.example",
                "it@acme.example",
                "mailto:",
                "https:",
                "https:///x",
                "not a url",
                ""
            })
    void anyOtherAddressIsNoLink(String address) {
        assertThat(Contact.of(address)).isEmpty();
    }
}
