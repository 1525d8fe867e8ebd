namespace RealNvp.Engine.Export;

/// <summary>A file is not what it should be: cut off, corrupt or of another kind. The message is for people.</summary>
public sealed class SafeTensorsException(string message, Exception? inner = null) : Exception(message, inner);
