using Bunit;
using Microsoft.Extensions.DependencyInjection;
using RealNvp.Data.Sharing;
using RealNvp.Engine.Specs;
using RealNvp.Web.Features.Share;

namespace RealNvp.Web.Tests.Features.Share;

public class ShareDialogTests : PageContext
{
    [Fact]
    public async Task A_link_is_made_with_view_and_expiry_and_shown_once_with_a_snippet()
    {
        Navigation.NavigateTo("/compare?runs=a,b&y=log&x=seconds");
        await OpenAsync(ShareKind.Comparison, "a", "b");

        await Dialogs.InvokeAsync(() => Dialogs.Find("#share-expiry").Change("7"));
        await Dialogs.InvokeAsync(() => Button("Create link").Click());

        var request = Assert.Single(Shares.Requests);
        Assert.Equal((ShareKind.Comparison, "y=log&x=seconds"), (request.Kind, request.View));
        Assert.Equal(["a", "b"], request.Targets);
        Assert.InRange((request.ExpiresAt!.Value - DateTime.UtcNow).TotalDays, 6.9, 7.1);
        Assert.Equal("http://localhost/s/the-token", Dialogs.Find("input[aria-label='The link']").GetAttribute("value"));
        Assert.Contains("src=\"http://localhost/s/the-token/embed\"", Dialogs.Find("textarea").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_view_it_is_said_that_later_runs_are_shown_too_and_that_the_link_keeps_it_as_it_is()
    {
        Navigation.NavigateTo("/runs?tag=x&sort=gap");
        var dialogs = Services.GetRequiredService<MudBlazor.IDialogService>();
        await Dialogs.InvokeAsync(() => dialogs.ShareAsync(ShareKind.View, ["v"], "/runs?tag=x&view=v"));
        Assert.Contains("all runs that match now and later", Dialogs.Find(".share-warning").TextContent, StringComparison.Ordinal);
        Assert.Contains("changing or deleting the view does not change it", Dialogs.Markup, StringComparison.Ordinal);
        Assert.Equal("http://localhost/runs?tag=x&view=v", Dialogs.Find("[data-copy]").GetAttribute("data-copy"));

        await Dialogs.InvokeAsync(() => Button("Create link").Click());

        var request = Assert.Single(Shares.Requests);
        Assert.Equal((ShareKind.View, "", "v"), (request.Kind, request.View, Assert.Single(request.Targets)));
        Assert.Contains("Links to this view", Dialogs.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sweep_is_shared_whole_whatever_part_of_its_page_is_open()
    {
        Navigation.NavigateTo("/sweeps/s?tab=settings&sort=-seconds");
        await OpenAsync(ShareKind.Sweep, "s");
        Assert.Contains("this sweep's trials", Dialogs.Markup, StringComparison.Ordinal);

        await Dialogs.InvokeAsync(() => Button("Create link").Click());

        Assert.Equal((ShareKind.Sweep, ""), (Shares.Requests[0].Kind, Shares.Requests[0].View));
    }

    [Fact]
    public async Task What_cannot_be_shown_to_strangers_is_said_before_anybody_tries_and_no_link_is_offered()
    {
        Shares.Outlook = new ShareOutlook([new FieldError("savedView", "The view shows only the trash.")], []);
        await OpenAsync(ShareKind.View, "v");

        Assert.Equal("It cannot be shared with anybody. The view shows only the trash.", Dialogs.Find(".share-warning").TextContent);
        Assert.DoesNotContain(Dialogs.FindAll("button"), button => button.TextContent.Trim() == "Create link");
        Assert.DoesNotContain("all runs that match now and later", Dialogs.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_strangers_do_not_see_of_a_view_is_said_before_the_link_is_made()
    {
        Shares.Outlook = new ShareOutlook([], ["runs in the trash", "the column Failure"]);
        await OpenAsync(ShareKind.View, "v");

        Assert.Contains("Not shown: runs in the trash; the column Failure.", Dialogs.Markup, StringComparison.Ordinal);
        Assert.Contains(Dialogs.FindAll("button"), button => button.TextContent.Trim() == "Create link");
    }

    [Fact]
    public async Task A_refusal_is_said_where_the_link_would_be()
    {
        Shares.Refusal = [new FieldError("runs", "There is no run a.")];
        await OpenAsync(ShareKind.Run, "a");

        await Dialogs.InvokeAsync(() => Button("Create link").Click());

        Assert.Equal("There is no run a.", Dialogs.Find("[role=alert]").TextContent);
        Assert.Empty(Dialogs.FindAll("input[aria-label='The link']"));
    }

    [Fact]
    public async Task Links_to_the_same_thing_are_listed_and_revoked_after_a_question()
    {
        await Shares.CreateAsync(new ShareRequest(ShareKind.Run, ["a"]), Xunit.TestContext.Current.CancellationToken);
        await Shares.CreateAsync(new ShareRequest(ShareKind.Run, ["other"]), Xunit.TestContext.Current.CancellationToken);
        await OpenAsync(ShareKind.Run, "a");
        Assert.Single(Dialogs.FindAll("tbody tr"));

        var revoking = Dialogs.InvokeAsync(() => Button("Revoke").Click());
        Dialogs.WaitForElement(".confirm-text");
        Assert.Null(Shares.Links[0].RevokedAt);
        await Dialogs.InvokeAsync(() => Dialogs.FindAll("button").Last(button => button.TextContent.Trim() == "Revoke").Click());
        await revoking;

        Dialogs.WaitForAssertion(() => Assert.NotNull(Shares.Links[0].RevokedAt));
        Assert.Null(Shares.Links[1].RevokedAt);
    }

    private AngleSharp.Dom.IElement Button(string text) => Dialogs.FindAll("button").First(button => button.TextContent.Trim() == text);

    private async Task OpenAsync(ShareKind kind, params string[] runs)
    {
        var button = Render<ShareButton>(parameters => parameters.Add(b => b.Kind, kind).Add(b => b.Targets, runs));
        await button.InvokeAsync(() => button.Find("button").Click());
    }
}
