package org.duly.command.intake.sheet;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import org.jspecify.annotations.Nullable;

/**
 * Which character set a text file is in, and the text in it.
 *
 * <p>A byte order mark decides; then zeros in every second byte (UTF-16); then whether all of it is UTF-8, which no
 * other text is by chance; and what is left is Windows-1252 or Mac Roman, whichever makes better sense of the bytes the
 * two read differently (see {@link SingleByteSense}). The whole file is read for it: the first letter that tells may
 * stand in its last row.
 */
final class CharacterSets {
    /** Stands for bytes that are nothing in the character set; never a character of any text. */
    static final char UNDECODABLE = '\uFFFE';

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final int BUFFER = 64 * 1024;

    private CharacterSets() {}

    /** The character set with this name. */
    static Charset named(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            throw new UnreadableFileException(
                    "There is no such character set. Use for example UTF-8, UTF-16LE, windows-1252 or x-MacRoman.");
        }
    }

    /** The text of a file without its byte order mark. Bytes that are nothing come as {@link #UNDECODABLE}. */
    static Reader text(SheetSource source, Charset charset) throws IOException {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE)
                .replaceWith(String.valueOf(UNDECODABLE));
        Reader text = new InputStreamReader(new BufferedInputStream(source.open(), BUFFER), decoder);
        Reader marked = new BufferedReader(text, BUFFER);
        marked.mark(1);
        if (marked.read() != BYTE_ORDER_MARK) {
            marked.reset();
        }
        return marked;
    }

    /** The character set of a file, or the likeliest. */
    static Charset detect(SheetSource source) throws IOException {
        try (InputStream in = source.open()) {
            byte[] first = in.readNBytes(BUFFER);
            Charset unicode = byItsMark(first);
            if (unicode == null) {
                unicode = byItsZeros(first);
            }
            return unicode == null ? bySense(first, in) : unicode;
        }
    }

    private static @Nullable Charset byItsMark(byte[] first) {
        if (startsWith(first, 0xEF, 0xBB, 0xBF)) {
            return StandardCharsets.UTF_8;
        }
        if (startsWith(first, 0xFF, 0xFE)) {
            return StandardCharsets.UTF_16LE;
        }
        return startsWith(first, 0xFE, 0xFF) ? StandardCharsets.UTF_16BE : null;
    }

    /** In UTF-16 every second byte of a text in Latin letters is zero; in no other text is any. */
    private static @Nullable Charset byItsZeros(byte[] first) {
        int[] zeros = new int[2];
        for (int i = 0; i < first.length; i++) {
            if (first[i] == 0) {
                zeros[i % 2]++;
            }
        }
        int most = first.length / 2;
        if (zeros[1] * 10L > most * 4L && zeros[0] * 20L < most) {
            return StandardCharsets.UTF_16LE;
        }
        return zeros[0] * 10L > most * 4L && zeros[1] * 20L < most ? StandardCharsets.UTF_16BE : null;
    }

    private static Charset bySense(byte[] first, InputStream rest) throws IOException {
        CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();
        boolean isUtf8 = true;
        SingleByteSense sense = new SingleByteSense();
        ByteBuffer bytes = ByteBuffer.allocate(2 * BUFFER);
        CharBuffer chars = CharBuffer.allocate(2 * BUFFER);
        for (byte[] next = first; next.length > 0; next = rest.readNBytes(BUFFER)) {
            sense.read(next);
            if (isUtf8) {
                bytes.put(next).flip();
                CoderResult result = utf8.decode(bytes, chars.clear(), false);
                isUtf8 = !result.isError();
                bytes.compact();
            }
        }
        isUtf8 = isUtf8 && !utf8.decode(bytes.flip(), chars.clear(), true).isError();
        return isUtf8 ? StandardCharsets.UTF_8 : sense.likeliest();
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        if (bytes.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
