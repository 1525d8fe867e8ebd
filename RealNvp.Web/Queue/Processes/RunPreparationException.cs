namespace RealNvp.Web.Queue.Processes;

/// <summary>A run cannot start; message and advice are for its user.</summary>
internal sealed class RunPreparationException(string message, string? advice = null, Exception? innerException = null)
    : Exception(message, innerException)
{
    public string? Advice { get; } = advice;
}
