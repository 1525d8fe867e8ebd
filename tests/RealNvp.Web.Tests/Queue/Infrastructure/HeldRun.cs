namespace RealNvp.Web.Tests.Queue.Infrastructure;

/// <summary>Runs that the scripted trainer holds at an epoch (<c>hold@3</c>), so that what a test does comes before it whatever the machine is busy with.</summary>
internal static class HeldRun
{
    /// <summary>Lets the run go on, whether it has come there already or not.</summary>
    public static void Release(string dataDirectory, string runId)
    {
        var work = Directory.CreateDirectory(Path.Combine(dataDirectory, "work")).FullName;
        File.WriteAllText(Path.Combine(work, runId + ".go"), "");
    }
}
