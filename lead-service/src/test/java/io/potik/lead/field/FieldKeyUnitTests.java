package io.potik.lead.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldKeyUnitTests {

    @ParameterizedTest
    @CsvSource({
        "Delivery date, deliveryDate",
        "Дата доставки, dataDostavky",
        "Об’єкт, obiekt",
        "Їжа й щастя, izhaIShchastia",
        "Подъезд и этаж, podezdYEtazh",
        "Größe (cm), grosseCm",
        "Prénom, prenom",
        "2 поверхи, field2Poverkhy",
        "🎁, field",
        "Budget, budget2",
        "Amount, amount2"
    })
    void aKeyCanBeReadAndIsNoneThatEveryLeadHas(String name, String key) {
        assertThat(FieldKey.of(name, Set.of())).isEqualTo(key);
    }

    @Property(tries = 300)
    void everyNameGetsAKeyOfItsOwn(@ForAll List<String> names) {
        var taken = new HashSet<String>();
        for (var name : names) {
            var key = FieldKey.of(name, taken);
            assertThat(key).matches("[a-z][a-zA-Z0-9]{0,42}").isNotIn(Field.OWN);
            assertThat(taken.add(key)).isTrue();
        }
    }
}
