namespace RealNvp.Data.Logs;

/// <summary>One line of a run's log.</summary>
/// <param name="At">When it was said, UTC; with <paramref name="Number"/> it tells lines of one run apart.</param>
/// <param name="Number">Count of the lines that one training process has said, from 1.</param>
/// <param name="Epoch">Epoch under way, from 1; 0 before the first.</param>
/// <param name="Message">A sentence for people.</param>
public sealed record RunLogLine(DateTime At, int Number, int Epoch, RunLogLevel Level, string Message);
