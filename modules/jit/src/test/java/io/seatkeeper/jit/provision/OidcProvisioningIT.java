package io.seatkeeper.jit.provision;

import io.seatkeeper.contract.AuthMethod;
import io.seatkeeper.contract.Connections.Settings;

/** The cases of provisioning by OpenID Connect. */
class OidcProvisioningIT extends ProvisioningCases {
    @Override
    protected Settings settings() {
        return node.settings();
    }

    @Override
    protected AuthMethod method() {
        return AuthMethod.OIDC;
    }
}
