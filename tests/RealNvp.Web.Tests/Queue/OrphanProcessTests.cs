using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using RealNvp.Web.Queue.Processes;

namespace RealNvp.Web.Tests.Queue;

/// <summary>Only the process that was started for a folder may be ended on its behalf.</summary>
public sealed class OrphanProcessTests : IDisposable
{
    private readonly WorkFolder _folder = new("a", Directory.CreateTempSubdirectory("studio-work-").FullName);
    private readonly OrphanProcess _orphan = new(TimeProvider.System, NullLogger<OrphanProcess>.Instance);

    public void Dispose() => _folder.Delete();

    [Fact]
    public async Task A_process_that_got_the_id_later_is_left_alone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no sleep.");
        using var stranger = Process.Start("sleep", ["60"]);
        OrphanProcess.Stamp(_folder, stranger);

        await _orphan.EndAsync(_folder, TimeSpan.FromMilliseconds(50), TestContext.Current.CancellationToken);

        Assert.False(stranger.HasExited);
        stranger.Kill();
    }

    [Fact]
    public async Task A_process_of_the_folder_that_stays_is_killed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no shell.");
        using var process = Process.Start("/bin/sh", ["-c", $"sleep 60; : {_folder.Path}"]);
        OrphanProcess.Stamp(_folder, process);

        await _orphan.EndAsync(_folder, TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);

        Assert.True(process.HasExited);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{\"Id\":2147483647,\"StartedAt\":\"2026-01-01T00:00:00Z\"}")]
    public async Task A_note_that_leads_nowhere_is_no_hindrance(string note)
    {
        await File.WriteAllTextAsync(_folder.StampPath, note, TestContext.Current.CancellationToken);

        await _orphan.EndAsync(_folder, TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);

        Assert.True(File.Exists(_folder.StampPath));
    }
}
