package io.potik.intake.channel.meta;

import io.potik.intake.channel.Item;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What a product makes of the things in a delivery. */
public interface MetaReader {

    /** One event of {@code messaging}. */
    Item event(JsonNode event, MetaEntry entry);

    /** One of {@code changes}; {@code field} is empty when Meta does not name it. */
    List<Item> change(String field, JsonNode value, MetaEntry entry);
}
