namespace RealNvp.Data.Webhooks;

/// <summary>How a receiver wants its messages. Stored as a number: new formats go to the end.</summary>
public enum WebhookFormat
{
    /// <summary>The whole event, signed.</summary>
    Json,

    /// <summary>One sentence, as Slack, Mattermost and others take it.</summary>
    Slack,
}
