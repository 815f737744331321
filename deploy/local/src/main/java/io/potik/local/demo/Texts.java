package io.potik.local.demo;

import java.util.List;
import java.util.Random;

/** What people and managers of the demo say. */
final class Texts {

    private static final List<String> FIRST_NAMES = List.of(
            "Oleh",
            "Nataliia",
            "Serhii",
            "Tetiana",
            "Vasyl",
            "Kateryna",
            "Ihor",
            "Sofiia",
            "Roman",
            "Liudmyla",
            "Taras",
            "Viktoriia",
            "Mykola",
            "Anna",
            "Bohdan",
            "Halyna",
            "Denys",
            "Marta",
            "Yevhen",
            "Solomiia");
    private static final List<String> LAST_NAMES = List.of(
            "Shevchenko",
            "Boiko",
            "Kravchuk",
            "Polishchuk",
            "Lytvyn",
            "Havryliuk",
            "Marchenko",
            "Romaniuk",
            "Panchenko",
            "Vovk",
            "Zaiets",
            "Kuzmenko",
            "Oliinyk",
            "Sydorenko",
            "Hnatiuk",
            "Dziuba",
            "Klymenko",
            "Yatsenko");
    private static final List<String> QUESTIONS = List.of(
            "Hello! How much is a corner kitchen, about 3.2 by 1.8 m?",
            "Good afternoon, do you make wardrobes to measure? The room is 2.4 m high.",
            "I saw the oak kitchen on your page. Is it available in a darker tone?",
            "Can somebody come for measuring this week? We live on the left bank.",
            "We are doing up a flat and need a kitchen by March. What should we start with?",
            "How long does it take from the order to the assembly?",
            "Do you work with instalments?",
            "I would like a quote for the attached plan.",
            "A walk-in wardrobe of 2 by 3 metres, roughly how much?",
            "Is a quartz worktop included in the price?",
            "We have an old kitchen of yours, we want the same for our parents.",
            "Do you deliver to Bila Tserkva?");
    private static final List<String> MORE = List.of(
            "And when could you come to measure?",
            "Thanks, I will talk to my husband and write again.",
            "Here is a photo of the room.",
            "Could we make it a little cheaper with another front?",
            "Yes, Thursday after six would be good.",
            "The sizes are 3150 by 1870, the ceiling is 2.7 m.",
            "Can you send it by e-mail too?");
    private static final List<String> ANSWERS = List.of(
            "Good afternoon! Yes, of course. May I ask for the sizes and a photo of the room?",
            "Hello! I have prepared a rough quote, 84,500 with the worktop. When would it suit you to talk?",
            "We can come for measuring on Thursday at 18:30, it is free with an order.",
            "The darker oak is available, it adds about 6 %.",
            "From the order to the assembly it takes five weeks at the moment.",
            "I have sent the offer. It holds for two weeks.",
            "Instalments for up to six months are possible, without interest.");

    private Texts() {}

    static String name(Random random) {
        return any(FIRST_NAMES, random) + " " + any(LAST_NAMES, random);
    }

    static String question(Random random) {
        return any(QUESTIONS, random);
    }

    static String more(Random random) {
        return any(MORE, random);
    }

    static String answer(Random random) {
        return any(ANSWERS, random);
    }

    static <T> T any(List<T> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }
}
