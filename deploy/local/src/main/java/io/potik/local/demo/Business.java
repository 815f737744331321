package io.potik.local.demo;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** Who works at the demo's kitchen maker, where its leads come from and what it sells. */
final class Business {

    static final ZoneId ZONE = ZoneId.of("Europe/Kyiv");
    static final String PASSWORD = "kitchen-demo-2026";

    /** @param skill how much better than the average this person closes, 1 is the average */
    record Person(String name, String email, String role, String team, double skill) {

        boolean sells() {
            return role.equals("manager") || role.equals("teamLead");
        }
    }

    /**
     * Where leads come from.
     *
     * @param weight how many of a hundred leads
     * @param quality how much likelier than the average they buy
     */
    record Source(String name, String channel, int weight, double quality) {}

    record Product(String name, int price) {}

    static final List<Person> STAFF = List.of(
            new Person("Iryna Bondar", "iryna@demo.potik.local", "teamLead", "Kitchens", 1.3),
            new Person("Andrii Melnyk", "andrii@demo.potik.local", "manager", "Kitchens", 1.1),
            new Person("Olena Tkachuk", "olena@demo.potik.local", "manager", "Kitchens", 0.9),
            new Person("Petro Savchuk", "petro@demo.potik.local", "manager", "Kitchens", 0.7),
            new Person("Daryna Koval", "daryna@demo.potik.local", "teamLead", "Wardrobes", 1.2),
            new Person("Maksym Rudenko", "maksym@demo.potik.local", "manager", "Wardrobes", 1.0),
            new Person("Yuliia Moroz", "yuliia@demo.potik.local", "manager", "Wardrobes", 1.15),
            new Person("Oksana Lysenko", "oksana@demo.potik.local", "analyst", "Wardrobes", 0));

    static final List<Person> MANAGERS = STAFF.stream()
            .filter(Person::sells)
            .filter(p -> p.role().equals("manager"))
            .toList();

    static final List<Source> SOURCES = List.of(
            new Source("Website form", "form", 28, 1.1),
            new Source("Telegram bot", "telegram", 22, 1.0),
            new Source("Instagram", "instagram", 20, 0.7),
            new Source("Google Ads", "form", 14, 1.2),
            new Source("Phone", "call", 10, 1.5),
            new Source("Design expo", "manual", 6, 1.3));

    static final Map<String, Integer> COST_A_MONTH =
            Map.of("Website form", 9_000, "Instagram", 24_000, "Google Ads", 38_000, "Design expo", 15_000);

    static final List<Product> PRODUCTS = List.of(
            new Product("Kitchen front, oak", 48_000),
            new Product("Kitchen front, painted MDF", 36_500),
            new Product("Worktop, quartz, 3 m", 27_900),
            new Product("Sliding wardrobe, 2.4 m", 31_200),
            new Product("Walk-in wardrobe", 64_000),
            new Product("Measurement and design", 1_500),
            new Product("Delivery and assembly", 4_800));

    private Business() {}

    static Map<String, String> money(long amount) {
        return Map.of("amount", amount + ".00", "currency", "UAH");
    }
}
