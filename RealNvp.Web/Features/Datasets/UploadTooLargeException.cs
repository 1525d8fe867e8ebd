namespace RealNvp.Web.Features.Datasets;

/// <summary>An upload has more bytes than allowed. The message is for the person who sent it.</summary>
public sealed class UploadTooLargeException(string message) : Exception(message);
