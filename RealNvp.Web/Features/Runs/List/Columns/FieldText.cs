using System.Globalization;
using RealNvp.Data.Runs;
using RealNvp.Data.Runs.Filters;
using RealNvp.Web.Features.Runs.Language;
using RealNvp.Web.Ui;

namespace RealNvp.Web.Features.Runs.List.Columns;

/// <summary>What a run has of a field, for people: rounded, with units.</summary>
public static class FieldText
{
    public static string Of(QueryField field, RunRecord run)
    {
        ArgumentNullException.ThrowIfNull(field);
        return FieldValue.Of(field, run) switch
        {
            null => Format.Unknown,
            string text => text,
            bool isOn => isOn ? "yes" : "no",
            DateTime moment => Format.Moment(moment),
            RunStatus status => RunStatusLook.Title(status),
            var number => Number(field.Field.Value, Convert.ToDouble(number, CultureInfo.InvariantCulture)),
        };
    }

    private static string Number(RunValue? result, double number) => result switch
    {
        null => Format.Plain(number),
        RunValue.LearningRate or RunValue.L2 => Format.Rate(number),
        RunValue.Seconds => Format.Duration(number),
        RunValue.TrainNll or RunValue.ValNll or RunValue.BestValNll or RunValue.EntropyFloor or RunValue.TestNll => Format.Nats(number),
        RunValue.Gap or RunValue.TestGap => Format.SignedNats(number),
        RunValue.TestStandardError or RunValue.TestGapStandardError or RunValue.RoundTripError or RunValue.StepsPerSecond => Format.Significant(number),
        RunValue.PeakMemoryBytes => Format.Bytes((long)number),
        _ => Format.Count(number),
    };
}
