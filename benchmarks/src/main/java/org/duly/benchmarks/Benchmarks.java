package org.duly.benchmarks;

/** Runs the benchmarks named on the command line, one after the other, and prints Markdown. */
public final class Benchmarks {
    private Benchmarks() {}

    public static void main(String[] names) throws Exception {
        if (names.length == 0) {
            System.err.println(
                    "Name what to measure: log commands projection roundtrip standalone import gate asof register themes export campaigns governance proofs signing bundle instances");
            System.exit(2);
        }
        System.out.printf(
                "%d processors, Java %s, %s %s%n",
                Runtime.getRuntime().availableProcessors(),
                Runtime.version(),
                System.getProperty("os.name"),
                System.getProperty("os.version"));
        try {
            run(names);
        } finally {
            LargeRegister.closeShared();
        }
    }

    private static void run(String[] names) throws Exception {
        for (String name : names) {
            switch (name) {
                case "log" -> LogAppendBenchmark.run();
                case "commands" -> CommandBenchmark.run();
                case "projection" -> ProjectionBenchmark.run();
                case "roundtrip" -> RoundTripBenchmark.run();
                case "standalone" -> StandaloneBenchmark.run();
                case "gate" -> GateBenchmark.run();
                case "asof" -> QueryBenchmark.asOf();
                case "register" -> QueryBenchmark.register();
                case "themes" -> QueryBenchmark.themes();
                case "export" -> QueryBenchmark.export();
                case "campaigns" -> CampaignBenchmark.run();
                case "import" -> ImportBenchmark.run();
                case "governance" -> GovernanceBenchmark.run();
                case "proofs" -> ProofBenchmark.run();
                case "bundle" -> BundleBenchmark.run();
                case "signing" -> SigningBenchmark.run();
                case "instances" -> InstancesBenchmark.run();
                default -> throw new IllegalArgumentException("There is no benchmark '" + name + "'");
            }
        }
    }
}
