package org.duly.query.witness;

import java.util.List;
import java.util.Optional;
import org.duly.proofs.Hash;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How far a log was read.
 *
 * @param topicId of the topic it was read from; empty if everything is to be read again
 * @param nextOffset where in the partition the event after the last one lies, or later
 * @param size how many events were read
 * @param tail the hashes of the last ones, which fill no tile
 */
record Progress(String log, String topic, String topicId, int partition, long nextOffset, long size, List<Hash> tail) {
    /** Where each log's progress is kept. Several instances write it; the furthest one stands. */
    static final class Table {
        private final JdbcClient database;

        Table(JdbcClient database) {
            this.database = database;
        }

        Optional<Progress> of(String log) {
            return select("log = ?", log);
        }

        Optional<Progress> of(String topic, int partition) {
            return select("topic = ? AND partition = ?", topic, partition);
        }

        private Optional<Progress> select(String condition, Object... values) {
            return database.sql("SELECT log, topic, topic_id, partition, next_offset, size, tail"
                            + " FROM witness.progress WHERE " + condition)
                    .params(values)
                    .query((row, number) -> new Progress(
                            row.getString(1),
                            row.getString(2),
                            row.getString(3),
                            row.getInt(4),
                            row.getLong(5),
                            row.getLong(6),
                            Hash.separated(row.getBytes(7))))
                    .optional();
        }

        void save(Progress progress) {
            database.sql("""
                            INSERT INTO witness.progress AS kept
                              (log, topic, topic_id, partition, next_offset, size, tail)
                            VALUES (?, ?, ?, ?, ?, ?, ?)
                            ON CONFLICT (log) DO UPDATE SET
                              topic = EXCLUDED.topic, topic_id = EXCLUDED.topic_id, partition = EXCLUDED.partition,
                              next_offset = EXCLUDED.next_offset, size = EXCLUDED.size, tail = EXCLUDED.tail
                            WHERE kept.size <= EXCLUDED.size
                            """)
                    .params(
                            progress.log,
                            progress.topic,
                            progress.topicId,
                            progress.partition,
                            progress.nextOffset,
                            progress.size,
                            Hash.joined(progress.tail))
                    .update();
        }

        /** Where to read on in a partition of the topic of checkpoints; 0 if nothing was read. */
        long nextCheckpoint(String topicId, int partition) {
            return database.sql(
                            "SELECT next_offset FROM witness.checkpoint_progress WHERE topic_id = ? AND partition = ?")
                    .params(topicId, partition)
                    .query(Long.class)
                    .optional()
                    .orElse(0L);
        }

        void saveNextCheckpoint(String topicId, int partition, long nextOffset) {
            database.sql("""
                            INSERT INTO witness.checkpoint_progress AS kept (topic_id, partition, next_offset)
                            VALUES (?, ?, ?)
                            ON CONFLICT (topic_id, partition) DO UPDATE SET next_offset = EXCLUDED.next_offset
                            """).params(topicId, partition, nextOffset).update();
        }
    }
}
