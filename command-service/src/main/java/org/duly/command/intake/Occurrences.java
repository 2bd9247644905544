package org.duly.command.intake;

/** Counts how often each number came, in sixteen bytes a number: an import counts as many as it has rows. */
final class Occurrences {
    private static final int FIRST_CAPACITY = 1 << 12;

    private long[] numbers = new long[FIRST_CAPACITY];
    private int[] counts = new int[FIRST_CAPACITY];
    private int size;

    /** How often the number has come with this time. */
    int count(long number) {
        if (2 * size >= numbers.length) {
            grow();
        }
        int place = placeOf(number);
        if (counts[place] == 0) {
            numbers[place] = number;
            size++;
        }
        return ++counts[place];
    }

    /** Whether the number has come. */
    boolean has(long number) {
        return counts[placeOf(number)] != 0;
    }

    private int placeOf(long number) {
        int mask = numbers.length - 1;
        int place = (int) number & mask; // the numbers are digests: any of their bits will do
        while (counts[place] != 0 && numbers[place] != number) {
            place = (place + 1) & mask;
        }
        return place;
    }

    private void grow() {
        long[] oldNumbers = numbers;
        int[] oldCounts = counts;
        numbers = new long[2 * oldNumbers.length];
        counts = new int[numbers.length];
        for (int i = 0; i < oldNumbers.length; i++) {
            if (oldCounts[i] != 0) {
                int place = placeOf(oldNumbers[i]);
                numbers[place] = oldNumbers[i];
                counts[place] = oldCounts[i];
            }
        }
    }
}
