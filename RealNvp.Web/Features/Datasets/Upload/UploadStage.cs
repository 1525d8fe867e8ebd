namespace RealNvp.Web.Features.Datasets.Upload;

/// <summary>How far an upload is.</summary>
public enum UploadStage
{
    Choosing,

    /// <summary>Bytes are on their way.</summary>
    Receiving,

    /// <summary>The file is here and being looked through.</summary>
    Inspecting,

    /// <summary>What is in it is known; the user decides.</summary>
    Deciding,

    Saving,
}
