using RealNvp.Data.Views;

namespace RealNvp.Data.Tests.Views;

public class SavedViewStoreTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Views_are_saved_listed_by_name_changed_and_deleted()
    {
        await using var studio = await StudioFixture.CreateAsync();
        var views = studio.Get<ISavedViewStore>();
        var best = (await views.CreateAsync("best", "sort=gap", 10, "ann", Token)).View!;
        await views.CreateAsync("Äpfel", "", 10, cancellationToken: Token);
        await views.CreateAsync("All", "shelf=all", 10, cancellationToken: Token);

        Assert.Equal(["All", "best", "Äpfel"], (await views.ListAsync(Token)).Select(view => view.Name));
        Assert.Equal(("best", "sort=gap", "ann"), (best.Name, best.Query, best.Owner));

        Assert.Equal("Best", (await views.ChangeAsync(best.Id, "Best", null, Token)).View!.Name);
        Assert.Equal("sort=testGap", (await views.ChangeAsync(best.Id, null, "sort=testGap", Token)).View!.Query);
        Assert.Equal(("Best", "sort=testGap"), ((await views.FindAsync(best.Id, Token))!.Name, (await views.FindAsync(best.Id, Token))!.Query));

        var gone = await views.DeleteAsync(best.Id, Token);
        Assert.Null(await views.FindAsync(best.Id, Token));
        Assert.Null(await views.DeleteAsync(best.Id, Token));
        Assert.Equal(SavedViewOutcome.NotFound, (await views.ChangeAsync(best.Id, "x", null, Token)).Outcome);
        await views.RestoreAsync(gone!, Token);
        Assert.Equal(gone, await views.FindAsync(best.Id, Token));
        Assert.Equal(gone, (await views.RestoreAsync(gone!, Token)).View);
    }

    [Fact]
    public async Task A_name_is_given_once_whatever_the_case_and_there_are_only_so_many()
    {
        await using var studio = await StudioFixture.CreateAsync();
        var views = studio.Get<ISavedViewStore>();
        var first = (await views.CreateAsync("Über", "", 2, cancellationToken: Token)).View!;

        Assert.Equal(SavedViewOutcome.NameTaken, (await views.CreateAsync("über", "", 2, cancellationToken: Token)).Outcome);
        var second = (await views.CreateAsync("other", "", 2, cancellationToken: Token)).View!;
        Assert.Equal(SavedViewOutcome.NameTaken, (await views.ChangeAsync(second.Id, "ÜBER", null, Token)).Outcome);
        Assert.Equal(SavedViewOutcome.Full, (await views.CreateAsync("third", "", 2, cancellationToken: Token)).Outcome);

        var gone = (await views.DeleteAsync(first.Id, Token))!;
        await views.ChangeAsync(second.Id, "Über", null, Token);
        Assert.Equal(SavedViewOutcome.NameTaken, (await views.RestoreAsync(gone, Token)).Outcome);
    }
}
