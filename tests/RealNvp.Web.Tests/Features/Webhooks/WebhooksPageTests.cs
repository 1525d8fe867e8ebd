using Bunit;
using RealNvp.Data.Events;
using RealNvp.Data.Webhooks;
using RealNvp.Engine.Specs;
using RealNvp.Web.Features.Webhooks;
using RealNvp.Web.Tests.Features.Fakes;

namespace RealNvp.Web.Tests.Features.Webhooks;

public class WebhooksPageTests : PageContext
{
    public WebhooksPageTests() => SetRendererInfo(new Microsoft.AspNetCore.Components.RendererInfo("Server", isInteractive: true));

    [Fact]
    public async Task One_is_added_in_the_form_and_its_secret_shown_this_once()
    {
        var page = Render<WebhooksPage>();
        await OpenFormAsync(page);
        await Dialogs.InvokeAsync(() => Dialogs.Find("#webhook-url").Input("https://hooks.example.org/x"));
        await Dialogs.InvokeAsync(() => Dialogs.Find("#webhook-name").Input("a program"));
        await Dialogs.InvokeAsync(() => Dialogs.FindAll("input[type=checkbox]")[2].Change(true));
        await Dialogs.InvokeAsync(() => Button(Dialogs, "Add").Click());

        var item = Assert.Single(Webhooks.Items);
        Assert.Equal(("a program", "https://hooks.example.org/x", WebhookFormat.Json), (item.Name, item.Url, item.Format));
        Assert.Contains(StudioEventKind.RunCancelled, item.Events);
        Assert.Equal("whsec_once", Dialogs.Find("input[aria-label='The secret']").GetAttribute("value"));

        await Dialogs.InvokeAsync(() => Button(Dialogs, "I have it").Click());
        page.WaitForAssertion(() => Assert.Equal("a program", page.Find(".webhook h2").TextContent.Trim()));
        Assert.DoesNotContain("whsec_once", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_is_said_at_its_field_in_the_service_s_words()
    {
        Webhooks.Refusal = [new FieldError("url", "The target 10.0.0.1 is refused."), new FieldError("events", "events is empty.")];
        await OpenFormAsync(Render<WebhooksPage>());

        await Dialogs.InvokeAsync(() => Button(Dialogs, "Add").Click());

        Assert.Equal("The target 10.0.0.1 is refused.", Dialogs.Find("#webhook-url-help").TextContent.Trim());
        Assert.Equal("events is empty.", Dialogs.Find("#webhook-events-help").TextContent.Trim());
        Assert.Equal("true", Dialogs.Find("#webhook-url").GetAttribute("aria-invalid"));
    }

    [Fact]
    public async Task What_was_sent_is_listed_with_what_became_of_it_and_a_test_is_sent()
    {
        await AddAsync();
        Webhooks.Deliveries.Add(Delivery(DeliveryStatus.Delivered, 1) with { StatusCode = 200, Excerpt = "ok" });
        Webhooks.Deliveries.Add(Delivery(DeliveryStatus.GivenUp, 8) with { StatusCode = 500, Error = "It answered 500." });
        var page = Render<WebhooksPage>();

        Assert.Equal(
            [("run.failed: moons", "delivered", "1", "200 ok"), ("run.failed: moons", "given up", "8", "It answered 500.")],
            page.FindAll("tbody tr").Select(row => (row.Children[0].TextContent, row.Children[2].TextContent, row.Children[3].TextContent, row.Children[4].TextContent)));

        await page.InvokeAsync(() => Button(page, "Send a test").Click());
        Assert.Equal(["hook0"], Webhooks.Tested);
        page.WaitForAssertion(() => Assert.Equal("waiting", page.FindAll("tbody tr")[2].Children[2].TextContent));
    }

    [Fact]
    public async Task One_is_switched_off_and_deleted_after_a_question()
    {
        await AddAsync();
        var page = Render<WebhooksPage>();
        await page.InvokeAsync(() => Button(page, "Switch off").Click());
        page.WaitForAssertion(() => Assert.Equal("a program (off)", page.Find(".webhook h2").TextContent.Trim()));
        Assert.True(Button(page, "Send a test").HasAttribute("disabled"));

        var deleting = page.InvokeAsync(() => Button(page, "Delete").Click());
        Dialogs.WaitForElement(".confirm-text");
        Assert.Single(Webhooks.Items);
        await Dialogs.InvokeAsync(() => Button(Dialogs, "Delete").Click());
        await deleting;
        page.WaitForAssertion(() => Assert.Contains("Nobody is told", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_is_said_when_settings_switch_them_off_or_messages_cannot_link()
    {
        await AddAsync();
        Webhooks.CanLink = false;
        Assert.Contains("RealNvp:PublicUrl", Render<WebhooksPage>().Find(".webhooks-note").TextContent, StringComparison.Ordinal);
        Webhooks.IsOn = false;
        var page = Render<WebhooksPage>();
        Assert.Contains("RealNvp:Webhooks:Enabled", page.Find(".webhooks-note").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(page.FindAll("button"), button => button.TextContent.Trim() == "Add webhook");
    }

    private static WebhookDelivery Delivery(DeliveryStatus status, int attempts) => new()
    {
        Id = $"d{status}",
        WebhookId = "hook0",
        Kind = StudioEventKind.RunFailed,
        Title = "moons",
        Body = "{}",
        Status = status,
        Attempts = attempts,
        CreatedAt = RunFactory.Start,
    };

    private static AngleSharp.Dom.IElement Button<T>(IRenderedComponent<T> where, string text)
        where T : Microsoft.AspNetCore.Components.IComponent => where.FindAll("button").Last(button => button.TextContent.Trim() == text);

    private Task<WebhookSaving> AddAsync() => Webhooks.CreateAsync(
        new WebhookWish("a program", "https://hooks.example.org/x", WebhookFormat.Json, [StudioEventKind.RunFailed]), Xunit.TestContext.Current.CancellationToken);

    private async Task OpenFormAsync(IRenderedComponent<WebhooksPage> page)
    {
        await page.InvokeAsync(() => Button(page, "Add webhook").Click());
        Dialogs.WaitForElement("#webhook-url");
    }
}
