package io.potik.load.outage;

import io.potik.local.LocalSuite;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What stands in the services' databases of one connection. */
record Stores(LocalSuite suite, String connectionId) {

    private interface Read {
        void row(java.sql.ResultSet row) throws SQLException;
    }

    /** The external ids of all receipts that are no duplicates. */
    Set<String> receipts() throws SQLException {
        var ids = new HashSet<String>();
        query(
                "intake",
                "select external_id from receipt where connection_id = ?::uuid and duplicate_of is null",
                connectionId,
                row -> ids.add(row.getString(1)));
        return ids;
    }

    /** How many messages stand in timelines. */
    long messages() throws SQLException {
        var count = new HashSet<Long>();
        query(
                "lead",
                "select count(*) from activity where starts_with(message_key, ? || ':')",
                connectionId,
                row -> count.add(row.getLong(1)));
        return count.iterator().next();
    }

    /** What the cards of each of these accounts show as the last words; one account may have several cards. */
    Map<String, Set<String>> lastWords(List<String> accounts) throws SQLException {
        var words = new HashMap<String, Set<String>>();
        query(
                "lead",
                "select point.value, talk.last_text from lead_contact_point point"
                        + " join lead_talk talk on talk.lead_id = point.lead_id"
                        + " where point.kind = 'telegram' and point.value = any(string_to_array(?, ','))",
                String.join(",", accounts),
                row -> words.computeIfAbsent(row.getString(1), first -> new HashSet<>())
                        .add(row.getString(2)));
        return words;
    }

    /** How many leads these accounts have. */
    long leads(List<String> accounts) throws SQLException {
        var count = new HashSet<Long>();
        query(
                "lead",
                "select count(distinct lead_id) from lead_contact_point"
                        + " where kind = 'telegram' and value = any(string_to_array(?, ','))",
                String.join(",", accounts),
                row -> count.add(row.getLong(1)));
        return count.iterator().next();
    }

    private void query(String database, String sql, String parameter, Read read) throws SQLException {
        try (var connection = DriverManager.getConnection(suite.databaseUrl(database), "postgres", "postgres");
                var statement = connection.prepareStatement(sql)) {
            statement.setString(1, parameter);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    read.row(rows);
                }
            }
        }
    }
}
