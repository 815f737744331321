package io.potik.intake.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Collections;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.io.input.BoundedInputStream;

/** What is packed in a workbook, looked at before it is read: what comes of a small file may be more than there is memory for. */
final class PackedParts {

    private static final byte[] ENTRY = {'P', 'K', 1, 2};
    private static final int MOST = 1000;
    private static final long LARGEST = 100 << 20;
    private static final long TAKEN_OF_ANY = 4 << 20;
    private static final int LARGEST_RATIO = 100;
    private static final int DEEPEST = 50;
    private static final Pattern PLACE = Pattern.compile("\\$?[A-Za-z]{0,3}\\$?\\d{0,7}");

    private PackedParts() {}

    /**
     * Unpacks everything once and keeps nothing.
     *
     * @throws io.potik.intake.problem.Invalid when there is more of it than is taken
     * @throws IOException when it is no archive
     * @throws XMLStreamException when a part of it makes no sense
     */
    static void check(byte[] bytes) throws IOException, XMLStreamException {
        if (entries(bytes) > MOST) {
            throw Workbook.tooLarge();
        }
        long left = Math.min(LARGEST, Math.max(TAKEN_OF_ANY, (long) LARGEST_RATIO * bytes.length));
        try (var archive = ZipFile.builder().setByteArray(bytes).get()) {
            for (var entry : Collections.list(archive.getEntries())) {
                try (var unpacked = archive.getInputStream(entry)) {
                    var part = BoundedInputStream.builder()
                            .setInputStream(unpacked)
                            .setPropagateClose(false) // who reads XML closes behind its end
                            .setMaxCount(left)
                            .setOnMaxCount((most, count) -> {
                                throw Workbook.tooLarge();
                            })
                            .get();
                    if (entry.getName().endsWith(".xml") || entry.getName().endsWith(".rels")) {
                        readThrough(part);
                    }
                    part.transferTo(OutputStream.nullOutputStream());
                    left -= part.getCount();
                }
            }
        }
    }

    /** At least as many as there are: each has these bytes in front. */
    private static int entries(byte[] bytes) {
        int found = 0;
        for (int i = 0; i <= bytes.length - ENTRY.length; i++) {
            if (Arrays.equals(bytes, i, i + ENTRY.length, ENTRY, 0, ENTRY.length)) {
                found++;
            }
        }
        return found;
    }

    /** The reader of workbooks keeps every element that is open, and as many cells as the place of the last one says. */
    private static void readThrough(InputStream xml) throws XMLStreamException {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        var elements = factory.createXMLStreamReader(xml);
        int depth = 0;
        while (elements.hasNext()) {
            int next = elements.next();
            if (next == XMLStreamConstants.START_ELEMENT) {
                depth++;
                if (depth > DEEPEST || isFarAway(elements)) {
                    throw Workbook.tooLarge();
                }
            } else if (next == XMLStreamConstants.END_ELEMENT) {
                depth--;
            }
        }
    }

    private static boolean isFarAway(XMLStreamReader element) {
        var place = element.getLocalName().equals("c") ? element.getAttributeValue(null, "r") : null;
        return place != null && !PLACE.matcher(place).matches();
    }
}
