namespace RealNvp.Engine.Training.Events;

/// <summary>The run cannot go on.</summary>
/// <param name="Reason">What went wrong, in a sentence a user understands.</param>
/// <param name="Advice">What to change, or null.</param>
/// <param name="Epoch">Epoch in which it happened; 0 before the first.</param>
public sealed record FailedEvent(string Reason, string? Advice, int Epoch) : TrainingEvent;
