package io.seatkeeper.jit.provision;

import io.seatkeeper.contract.AuthMethod;
import io.seatkeeper.contract.Connections.Settings;

/** The cases of provisioning by SAML. */
class SamlProvisioningIT extends ProvisioningCases {
    @Override
    protected Settings settings() {
        return node.saml();
    }

    @Override
    protected AuthMethod method() {
        return AuthMethod.SAML;
    }
}
