namespace RealNvp.Engine.Torch;

/// <summary>The native libraries of TorchSharp cannot be loaded on this machine; the message says which, why and what helps.</summary>
public sealed class NativeTorchException(string message, Exception? inner = null) : Exception(message, inner);
