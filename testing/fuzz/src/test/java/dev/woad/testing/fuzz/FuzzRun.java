package dev.woad.testing.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Has Jazzer feed each target in a JVM of its own.
 *
 * <p>Arguments: a directory for what is found, how many inputs all targets get together, and
 * targets; all of them if none is named.
 */
final class FuzzRun {

  private FuzzRun() {}

  public static void main(String[] arguments) throws Exception {
    Path directory = Path.of(arguments[0]);
    List<FuzzTarget> targets = new ArrayList<>();
    for (int i = 2; i < arguments.length; i++) {
      targets.add(FuzzTarget.valueOf(arguments[i]));
    }
    boolean clean = true;
    for (FuzzTarget target : targets.isEmpty() ? List.of(FuzzTarget.values()) : targets) {
      clean &=
          run(
              target,
              directory.resolve(Inputs.directory(target)),
              Long.parseLong(arguments[1]) * target.share() / 100);
    }
    System.exit(clean ? 0 : 1);
  }

  private static boolean run(FuzzTarget target, Path directory, long runs)
      throws IOException, InterruptedException {
    Path corpus = directory.resolve("corpus");
    Inputs.unpack(target, corpus);
    Path log = directory.resolve("log.txt");
    long start = System.nanoTime();
    int exit =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // What takes more than this takes what it is sent to take.
                "-Xmx384m",
                "-cp",
                System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + target.type().getName(),
                "--instrumentation_includes=dev.woad.bindings.**",
                "--reproducer_path=" + directory,
                "-artifact_prefix=" + directory + "/",
                "-runs=" + runs,
                "-timeout=20",
                "-rss_limit_mb=3000",
                "-max_len=8192",
                corpus.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start()
            .waitFor();
    long seconds = (System.nanoTime() - start) / 1_000_000_000;
    System.out.println(target + ": " + last(log) + " (" + seconds + " s, exit " + exit + ")");
    return exit == 0;
  }

  private static String last(Path log) throws IOException {
    List<String> lines = Files.readAllLines(log);
    return lines.isEmpty() ? "nothing" : lines.get(lines.size() - 1);
  }
}
