package io.potik.gateway.route;

/** The services behind the gateway; each answers for its own part of the API. */
public enum Service {
    /** Deliveries, connections, receipts, the ledger. */
    INTAKE("intake", "Channels"),
    /** Leads and their settings. */
    LEAD("lead", "Leads"),
    /** Customers and companies. */
    CUSTOMER("customer", "Customers"),
    /** Orders. */
    ORDER("order", "Orders"),
    /** Reports. */
    ANALYTICS("analytics", "Reports");

    private final String code;
    private final String what;

    Service(String code, String what) {
        this.code = code;
        this.what = what;
    }

    /** Its name in addresses, settings and metrics. */
    public String code() {
        return code;
    }

    /** What people miss when it is away. */
    String what() {
        return what;
    }
}
