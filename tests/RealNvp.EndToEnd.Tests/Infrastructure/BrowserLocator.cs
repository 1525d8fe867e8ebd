using System.Diagnostics;
using Microsoft.Playwright;

namespace RealNvp.EndToEnd.Tests.Infrastructure;

/// <summary>
/// Finds a Chromium to test with, or installs one: the one named by the environment, one of the system's, Playwright's own download,
/// and on Debian and its kin, where that download is out of reach, the package <c>chromium</c>.
/// </summary>
internal static class BrowserLocator
{
    private const string Variable = "CHROMIUM_PATH";

    private static readonly Lock OneAtATime = new();

    private static readonly string[] Known =
    [
        "/usr/bin/chromium",
        "/usr/bin/chromium-browser",
        "/usr/bin/google-chrome",
        "/usr/bin/microsoft-edge",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        @"C:\Program Files\Google\Chrome\Application\chrome.exe",
        @"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
        @"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    ];

    /// <returns>Path of the browser's program.</returns>
    /// <exception cref="InvalidOperationException">There is none and none could be installed; says how to get one.</exception>
    public static string FindOrInstall(IPlaywright playwright)
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named)
        {
            return File.Exists(named)
                ? named
                : throw new InvalidOperationException($"{Variable} is {named}, but there is no such file.");
        }

        // Two fixtures may come at once; package managers take one at a time.
        lock (OneAtATime)
        {
            return Find(playwright) ?? Install(playwright);
        }
    }

    private static string? Find(IPlaywright playwright) =>
        Known.Append(playwright.Chromium.ExecutablePath).FirstOrDefault(File.Exists);

    private static string Install(IPlaywright playwright)
    {
        Console.WriteLine("No Chromium found; installing one for the browser tests.");
        if (Microsoft.Playwright.Program.Main(["install", "--with-deps", "chromium"]) != 0
            && OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess && File.Exists("/usr/bin/apt-get"))
        {
            Run("apt-get", "update");
            Run("apt-get", "install", "-y", "--no-install-recommends", "chromium", "fonts-dejavu-core");
        }

        return Find(playwright) ?? throw new InvalidOperationException(
            "The browser tests need Chromium or Chrome and could not install one. Install it with your system's package manager "
            + $"(Debian: apt-get install chromium), or set {Variable} to the path of its program.");
    }

    private static void Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments);
        start.Environment["DEBIAN_FRONTEND"] = "noninteractive";
        using var process = Process.Start(start);
        process?.WaitForExit();
    }
}
