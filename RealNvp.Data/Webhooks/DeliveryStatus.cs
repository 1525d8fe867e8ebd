namespace RealNvp.Data.Webhooks;

/// <summary>Where a delivery stands. Stored as a number: new ones go to the end.</summary>
public enum DeliveryStatus
{
    /// <summary>To be sent, for the first time or again.</summary>
    Pending,

    Delivered,

    /// <summary>Not sent any more.</summary>
    GivenUp,
}
