package io.potik.lead.lead;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a lead stands or ended. An excluded one is gone; only its last event says so. */
public enum Outcome {
    /** It is worked on. */
    @JsonProperty("open")
    OPEN,
    /** It became a deal. */
    @JsonProperty("won")
    WON,
    /** A first lead that became no deal; the person is kept as a prospect. */
    @JsonProperty("kept")
    KEPT,
    /** A repeat lead that became no deal. */
    @JsonProperty("declined")
    DECLINED,
    /** It is part of another lead, and can be taken out of it again. */
    @JsonProperty("merged")
    MERGED,
    /** It was none. */
    @JsonProperty("excluded")
    EXCLUDED
}
