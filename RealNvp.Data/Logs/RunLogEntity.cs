namespace RealNvp.Data.Logs;

internal sealed class RunLogEntity
{
    public required string RunId { get; init; }

    public required DateTime At { get; init; }

    public required int Number { get; init; }

    public required int Epoch { get; init; }

    public required RunLogLevel Level { get; init; }

    public required string Message { get; init; }

    public static RunLogEntity Of(string runId, RunLogLine line) => new()
    {
        RunId = runId,
        At = line.At,
        Number = line.Number,
        Epoch = line.Epoch,
        Level = line.Level,
        Message = line.Message,
    };
}
