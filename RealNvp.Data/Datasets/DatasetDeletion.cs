namespace RealNvp.Data.Datasets;

public enum DatasetDeletion
{
    Deleted,
    NotFound,
    InUse,
}
