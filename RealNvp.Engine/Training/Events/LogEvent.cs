namespace RealNvp.Engine.Training.Events;

/// <summary>Something happened that a reader of the run should know: a rate was lowered, training stopped early, a divergence was survived.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Number">Count of this process's log lines, from 1.</param>
/// <param name="Epoch">Epoch it belongs to, from 1; 0 before the first.</param>
/// <param name="Level">How much it matters.</param>
/// <param name="Message">A sentence for people.</param>
public sealed record LogEvent(DateTime At, int Number, int Epoch, LogSeverity Level, string Message) : TrainingEvent;
