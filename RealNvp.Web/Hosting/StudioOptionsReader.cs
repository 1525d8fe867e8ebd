namespace RealNvp.Web.Hosting;

/// <summary>
/// Reads the section <c>RealNvp</c> setting by setting and collects everything that is wrong with it: the framework's binder stops at the
/// first value of a wrong type and passes over names it does not know.
/// </summary>
internal sealed class StudioOptionsReader(IConfiguration configuration)
{
    private readonly IConfigurationSection _section = configuration.GetSection(StudioOptions.Section);
    private readonly SettingValues _values = new(configuration);

    /// <exception cref="StartException">Something is not allowed; the message names every key with its value and what is.</exception>
    public StudioOptions Read()
    {
        var options = new StudioOptions
        {
            DataDirectory = _values.Text(Key("DataDirectory"), StudioOptions.Defaults.DataDirectory),
            PublicUrl = _values.WebAddress(Key("PublicUrl")),
            KnownProxies = _values.Networks(Key("KnownProxies"), StudioOptions.Defaults.KnownProxies),
            Queue = new QueueOptions
            {
                MaxConcurrentRuns = _values.Whole(Key("Queue:MaxConcurrentRuns"), QueueOptions.Defaults.MaxConcurrentRuns, 1, 64),
                ThreadsPerRun = _values.Whole(Key("Queue:ThreadsPerRun"), QueueOptions.Defaults.ThreadsPerRun, 0, 256),
                CheckpointSeconds = _values.Real(Key("Queue:CheckpointSeconds"), QueueOptions.Defaults.CheckpointSeconds, 0.1, 86_400),
                CheckpointEpochs = _values.Whole(Key("Queue:CheckpointEpochs"), QueueOptions.Defaults.CheckpointEpochs, 1, 1_000_000),
                KeptCheckpoints = _values.Whole(Key("Queue:KeptCheckpoints"), QueueOptions.Defaults.KeptCheckpoints, 0, 100),
                KeptCheckpointMegabytes = _values.Whole(Key("Queue:KeptCheckpointMegabytes"), QueueOptions.Defaults.KeptCheckpointMegabytes, 1, 10_000),
                CancelGraceSeconds = _values.Real(Key("Queue:CancelGraceSeconds"), QueueOptions.Defaults.CancelGraceSeconds, 0.1, 3_600),
                EngineProgram = _values.OptionalText(Key("Queue:EngineProgram")),
            },
            Runs = new RunsOptions
            {
                TrashDays = _values.Whole(Key("Runs:TrashDays"), RunsOptions.Defaults.TrashDays, 0, 3_650),
            },
            Datasets = new DatasetOptions
            {
                MaxUploadMegabytes = _values.Whole(Key("Datasets:MaxUploadMegabytes"), DatasetOptions.Defaults.MaxUploadMegabytes, 1, 2_000),
                MaxRows = _values.Whole(Key("Datasets:MaxRows"), DatasetOptions.Defaults.MaxRows, 2, 100_000_000),
                MaxColumns = _values.Whole(Key("Datasets:MaxColumns"), DatasetOptions.Defaults.MaxColumns, 2, 16_384),
            },
            Bundles = new BundleOptions
            {
                MaxMegabytes = _values.Whole(Key("Bundles:MaxMegabytes"), BundleOptions.Defaults.MaxMegabytes, 1, 2_000),
                MaxUnpackedMegabytes = _values.Whole(Key("Bundles:MaxUnpackedMegabytes"), BundleOptions.Defaults.MaxUnpackedMegabytes, 1, 4_000),
            },
            Sharing = new SharingOptions
            {
                EmbedOrigins = _values.Origins(Key("Sharing:EmbedOrigins"), SharingOptions.Defaults.EmbedOrigins),
            },
            Webhooks = new WebhookOptions
            {
                Enabled = _values.Switch(Key("Webhooks:Enabled"), WebhookOptions.Defaults.Enabled),
                TimeoutSeconds = _values.Whole(Key("Webhooks:TimeoutSeconds"), WebhookOptions.Defaults.TimeoutSeconds, 1, 120),
                MaxAttempts = _values.Whole(Key("Webhooks:MaxAttempts"), WebhookOptions.Defaults.MaxAttempts, 1, 30),
                RetrySeconds = _values.Real(Key("Webhooks:RetrySeconds"), WebhookOptions.Defaults.RetrySeconds, 0.05, 3_600),
                AllowedTargets = _values.Targets(Key("Webhooks:AllowedTargets"), WebhookOptions.Defaults.AllowedTargets),
            },
        };
        _values.RefuseUnknown(_section);
        return _values.Errors.Count == 0 ? options : throw new StartException(
            string.Join(Environment.NewLine, _values.Errors),
            "Correct appsettings.json, the environment variables (RealNvp__Queue__MaxConcurrentRuns=2) or the arguments "
            + "(--RealNvp:Queue:MaxConcurrentRuns=2).");
    }

    private static string Key(string name) => $"{StudioOptions.Section}:{name}";
}
