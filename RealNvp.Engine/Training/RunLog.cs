using RealNvp.Engine.Training.Events;

namespace RealNvp.Engine.Training;

/// <summary>What a run says to its readers, line by line.</summary>
/// <param name="report">Takes the lines.</param>
/// <param name="time">Clock.</param>
public sealed class RunLog(Action<TrainingEvent> report, TimeProvider time)
{
    private int _lines;

    /// <param name="epoch">Epoch the line belongs to, from 1; 0 before the first.</param>
    public void Say(int epoch, string message) => Write(epoch, LogSeverity.Info, message);

    /// <inheritdoc cref="Say"/>
    public void Warn(int epoch, string message) => Write(epoch, LogSeverity.Warning, message);

    private void Write(int epoch, LogSeverity level, string message) =>
        report(new LogEvent(time.GetUtcNow().UtcDateTime, ++_lines, epoch, level, message));
}
