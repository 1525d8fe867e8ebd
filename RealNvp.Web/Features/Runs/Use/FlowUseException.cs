namespace RealNvp.Web.Features.Runs.Use;

/// <summary>The program that uses a flow broke. The message is for people.</summary>
public sealed class FlowUseException(string message, Exception? inner = null) : Exception(message, inner);
