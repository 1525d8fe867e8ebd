using RealNvp.Web.Charts.Pictures;

namespace RealNvp.Web.Tests.Charts.Pictures;

public class TrialsPictureTests
{
    private static readonly PictureFrame Frame = new(960, 260, 58, 20, 26, 38);

    [Fact]
    public void Without_a_result_there_is_no_picture() => Assert.Null(TrialsPicture.Of([], TrialAxis.Number, "NLL", largerIsBetter: false, Frame));

    [Theory]
    [InlineData(false, 3)]
    [InlineData(true, 1)]
    public void The_best_is_drawn_last_and_a_line_follows_the_best_so_far(bool largerIsBetter, double best)
    {
        TrialPoint[] points = [new(3, 1.2, TrialShape.Training), new(1, 2.0, TrialShape.Finished), new(2, 1.5, TrialShape.Early)];

        var picture = TrialsPicture.Of(points, TrialAxis.Number, "NLL", largerIsBetter, Frame)!;

        Assert.Equal(3, picture.Marks.Count);
        Assert.True(picture.Marks[^1].IsBest);
        Assert.Equal(Frame.X(best / 3), picture.Marks[^1].X, 6);
        Assert.Single(picture.Marks, mark => mark.IsBest);
        Assert.Equal([TrialShape.Finished, TrialShape.Training, TrialShape.Early], picture.Shapes);
        Assert.Equal(5, picture.Best.Count);
        Assert.Equal(picture.Best.Select(point => point.X).Order(), picture.Best.Select(point => point.X));
        Assert.Equal(picture.Marks[^1].Y, picture.Best[^1].Y, 6);
        Assert.Equal(["0", "1", "2", "3"], picture.XTicks.Select(tick => tick.Text));
    }

    [Fact]
    public void What_is_far_worse_than_most_stands_at_the_edge_and_is_counted()
    {
        var points = Enumerable.Range(1, 9).Select(i => new TrialPoint(i, 1 + 0.01 * i, TrialShape.Finished)).Append(new TrialPoint(10, 4e6, TrialShape.Finished)).ToList();

        var picture = TrialsPicture.Of(points, TrialAxis.Number, "NLL", largerIsBetter: false, Frame)!;

        Assert.Equal(1, picture.Beyond);
        Assert.All(picture.Marks, mark => Assert.InRange(mark.Y, Frame.Top, Frame.PlotBottom));
        var ordered = picture.Marks.OrderBy(mark => mark.X).Select(mark => mark.Y).ToList();
        Assert.True(ordered[0] - ordered[8] > 50, "The others are flattened.");
    }

    [Fact]
    public void Over_a_setting_places_may_be_logarithmic_and_nothing_is_followed()
    {
        TrialPoint[] points = [new(1e-4, 2, TrialShape.Finished), new(1e-3, 1, TrialShape.Finished), new(1e-2, 3, TrialShape.Finished)];

        var picture = TrialsPicture.Of(points, new TrialAxis("Learning rate", Log: true, Whole: false, BestSoFar: false), "NLL", largerIsBetter: false, Frame)!;

        Assert.Equal("Learning rate (log)", picture.XName);
        Assert.Empty(picture.Best);
        var places = picture.Marks.Select(mark => mark.X).Order().ToList();
        Assert.Equal(places[1] - places[0], places[2] - places[1], 6);
        Assert.True(places[0] > Frame.Left && places[2] < Frame.PlotRight);
    }

    [Fact]
    public void One_trial_alone_lies_inside_the_plot()
    {
        var picture = TrialsPicture.Of([new(5, 1.5, TrialShape.Finished)], new TrialAxis("width", Log: false, Whole: true, BestSoFar: false), "NLL", largerIsBetter: false, Frame)!;

        Assert.InRange(picture.Marks[0].X, Frame.Left, Frame.PlotRight);
        Assert.InRange(picture.Marks[0].Y, Frame.Top, Frame.PlotBottom);
        Assert.Equal(["5"], picture.XTicks.Select(tick => tick.Text));
    }
}
