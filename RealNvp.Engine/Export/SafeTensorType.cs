namespace RealNvp.Engine.Export;

/// <summary>Element types this program writes and reads.</summary>
public enum SafeTensorType
{
    F32,
    F64,
}
