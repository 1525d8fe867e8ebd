using Microsoft.Extensions.Configuration;
using RealNvp.Web.Hosting;

namespace RealNvp.Web.Tests.Hosting;

public class StudioOptionsReaderTests
{
    [Fact]
    public void Nothing_set_gives_the_defaults() => Assert.Equal(new StudioOptions(), Read());

    [Fact]
    public void Every_setting_can_be_set()
    {
        var options = Read(
            ("DataDirectory", "/srv/studio"), ("Queue:MaxConcurrentRuns", "3"), ("Queue:ThreadsPerRun", "2"), ("Queue:CheckpointSeconds", "12.5"),
            ("Queue:CheckpointEpochs", "5"), ("Queue:KeptCheckpoints", "6"), ("Queue:KeptCheckpointMegabytes", "77"),
            ("Queue:CancelGraceSeconds", "4"), ("Queue:EngineProgram", "/opt/engine.dll"),
            ("Datasets:MaxUploadMegabytes", "7"), ("Datasets:MaxRows", "99"), ("Datasets:MaxColumns", "8"),
            ("Bundles:MaxMegabytes", "5"), ("Bundles:MaxUnpackedMegabytes", "6"), ("Runs:TrashDays", "3"),
            ("PublicUrl", "https://flows.example.org/"), ("KnownProxies", "127.0.0.1, ::1 10.0.0.0/8"), ("Sharing:EmbedOrigins", "https://wiki.example.org, https://*.example.com:8443"),
            ("Webhooks:Enabled", "false"), ("Webhooks:TimeoutSeconds", "3"), ("Webhooks:MaxAttempts", "4"), ("Webhooks:RetrySeconds", "1.5"),
            ("Webhooks:AllowedTargets", "hooks.lan, *.example.org 10.0.0.0/8 ::1"));
        Assert.Equal(
            new StudioOptions
            {
                DataDirectory = "/srv/studio",
                Queue = new QueueOptions
                {
                    MaxConcurrentRuns = 3,
                    ThreadsPerRun = 2,
                    CheckpointSeconds = 12.5,
                    CheckpointEpochs = 5,
                    KeptCheckpoints = 6,
                    KeptCheckpointMegabytes = 77,
                    CancelGraceSeconds = 4,
                    EngineProgram = "/opt/engine.dll",
                },
                Runs = new RunsOptions { TrashDays = 3 },
                Datasets = new DatasetOptions { MaxUploadMegabytes = 7, MaxRows = 99, MaxColumns = 8 },
                Bundles = new BundleOptions { MaxMegabytes = 5, MaxUnpackedMegabytes = 6 },
                PublicUrl = "https://flows.example.org/",
                KnownProxies = "127.0.0.1 ::1 10.0.0.0/8",
                Sharing = new SharingOptions { EmbedOrigins = "https://wiki.example.org https://*.example.com:8443" },
                Webhooks = new WebhookOptions
                {
                    Enabled = false,
                    TimeoutSeconds = 3,
                    MaxAttempts = 4,
                    RetrySeconds = 1.5,
                    AllowedTargets = "hooks.lan *.example.org 10.0.0.0/8 ::1",
                },
            },
            options);
    }

    [Fact]
    public void No_property_of_the_options_is_forgotten()
    {
        // Whoever adds a property adds it to the reader: every one of them must differ from its default above.
        var properties = new[] { typeof(StudioOptions), typeof(QueueOptions), typeof(DatasetOptions), typeof(BundleOptions), typeof(RunsOptions), typeof(SharingOptions), typeof(WebhookOptions) }
            .SelectMany(type => type.GetProperties()).Count(property => property.CanWrite);
        Assert.Equal(29, properties);
    }

    [Theory]
    [InlineData("Queue:MaxConcurrentRuns", "0", "RealNvp:Queue:MaxConcurrentRuns is 0; it must be a whole number from 1 to 64.")]
    [InlineData("Queue:MaxConcurrentRuns", "abc", "RealNvp:Queue:MaxConcurrentRuns is \"abc\"; it must be a whole number from 1 to 64.")]
    [InlineData("Queue:MaxConcurrentRuns", "1.5", "RealNvp:Queue:MaxConcurrentRuns is 1.5; it must be a whole number from 1 to 64.")]
    [InlineData("Runs:TrashDays", "-1", "RealNvp:Runs:TrashDays is -1; it must be a whole number from 0 to 3,650.")]
    [InlineData("Queue:CheckpointSeconds", "NaN", "RealNvp:Queue:CheckpointSeconds is \"NaN\"; it must be a number from 0.1 to 86,400.")]
    [InlineData("DataDirectory", "  ", "RealNvp:DataDirectory is \"  \"; it must be a path.")]
    [InlineData("Queue:MaxConcurentRuns", "2", "There is no setting RealNvp:Queue:MaxConcurentRuns (it is set to \"2\"); there are CancelGraceSeconds,")]
    [InlineData("PublicUrl", "flows.example.org", "RealNvp:PublicUrl is \"flows.example.org\"; it must be an address such as")]
    [InlineData("KnownProxies", "127.0.0.1 proxy.lan", "RealNvp:KnownProxies is \"proxy.lan\"; it must be addresses such as 127.0.0.1 or ::1, or networks such as 10.0.0.0/8")]
    [InlineData("KnownProxies", "10.0.0.0/33", "RealNvp:KnownProxies is \"10.0.0.0/33\"; it must be addresses")]
    [InlineData("Sharing:EmbedOrigins", "https://a.example; script-src *", "RealNvp:Sharing:EmbedOrigins is")]
    [InlineData("Sharing:EmbedOrigins", "https://a.example/page", "it must be *, none, or origins such as")]
    [InlineData("Webhooks:Enabled", "yes", "RealNvp:Webhooks:Enabled is \"yes\"; it must be true or false.")]
    [InlineData("Webhooks:AllowedTargets", "hooks.lan 10.0.0.0/33", "RealNvp:Webhooks:AllowedTargets is \"10.0.0.0/33\"; it must be hosts such as")]
    [InlineData("Webhooks:TimeoutSeconds", "0", "RealNvp:Webhooks:TimeoutSeconds is 0; it must be a whole number from 1 to 120.")]
    [InlineData("Queue:Threads", "2", "There is no setting RealNvp:Queue:Threads")]
    public void What_is_not_allowed_is_said_with_key_value_and_what_is(string key, string value, string told) =>
        Assert.Contains(told, Assert.Throws<StartException>(() => Read((key, value))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_group_that_a_command_line_names_without_a_value_is_no_mistake() => Assert.Equal(new StudioOptions(), Read(("Queue", "")));

    [Fact]
    public void Everything_wrong_is_said_at_once()
    {
        var message = Assert.Throws<StartException>(
            () => Read(("Queue:MaxConcurrentRuns", "0"), ("Queue:ThreadsPerRun", "many"), ("Datasets:MaxRows", "-1"))).Message;
        Assert.Equal(4, message.Split(Environment.NewLine).Length);
    }

    private static StudioOptions Read(params (string Key, string Value)[] settings) => new StudioOptionsReader(
        new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => "RealNvp:" + s.Key, s => (string?)s.Value)).Build()).Read();
}
