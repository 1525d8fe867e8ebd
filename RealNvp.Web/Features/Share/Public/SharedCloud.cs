using RealNvp.Web.Charts.Pictures;

namespace RealNvp.Web.Features.Share.Public;

/// <summary>Points of one panel.</summary>
/// <param name="Values">Row by row: points x dimension.</param>
/// <param name="Dimension">Columns of a row.</param>
/// <param name="Columns">Columns on the axes, from 0.</param>
/// <param name="Names">Their names.</param>
/// <param name="Ranges">Ends of the axes.</param>
public sealed record SharedCloud(float[] Values, int Dimension, (int X, int Y) Columns, (string X, string Y) Names, (PointRange X, PointRange Y) Ranges)
{
    public CloudPicture Draw(PictureFrame frame, int most) => CloudPicture.Of(Values, Dimension, Columns, Ranges, Names, frame, most);
}
