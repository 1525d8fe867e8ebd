using MudBlazor;

namespace RealNvp.Web.Shell;

/// <summary>
/// MudBlazor's variables in our colours, once for light and once for dark. The dark set is written under <see cref="DarkScope"/>, so the
/// theme changes by one attribute of the document, without the server.
/// </summary>
internal static class StudioTheme
{
    public const string DarkScope = ":root[data-theme=dark]";

    private static readonly string[] SystemFonts =
        ["system-ui", "-apple-system", "Segoe UI", "Roboto", "Noto Sans", "Helvetica Neue", "Arial", "sans-serif"];

    public static MudTheme Light { get; } = Create();

    public static MudTheme Dark { get; } = CreateDark();

    private static MudTheme CreateDark()
    {
        var theme = Create();
        theme.PseudoCss.Scope = DarkScope;
        return theme;
    }

    private static MudTheme Create() => new()
    {
        PaletteLight = new PaletteLight
        {
            Primary = "#2f5bd7",
            PrimaryContrastText = "#ffffff",
            Secondary = "#56627a",
            Tertiary = "#b45a08",
            Info = "#2468a8",
            Success = "#1a7548",
            Warning = "#8f5a00",
            Error = "#bf2c2c",
            Dark = "#2a3342",
            Background = "#f5f6f9",
            BackgroundGray = "#eceff4",
            Surface = "#ffffff",
            AppbarBackground = "#ffffff",
            AppbarText = "#1a2231",
            DrawerBackground = "#ffffff",
            TextPrimary = "#1a2231",
            TextSecondary = "#566073",
            TextDisabled = "#8b95a5",
            ActionDefault = "#566073",
            ActionDisabled = "#9aa3b2",
            ActionDisabledBackground = "#e6e9ef",
            Divider = "#dfe3ea",
            DividerLight = "#eceff4",
            LinesDefault = "#dfe3ea",
            LinesInputs = "#a9b2c1",
            TableLines = "#e6e9ef",
            TableHover = "#f0f3f9",
            TableStriped = "#f8f9fb",
        },
        PaletteDark = new PaletteDark
        {
            Primary = "#8caeff",
            PrimaryContrastText = "#0c1426",
            Secondary = "#a9b4c6",
            SecondaryContrastText = "#0c1426",
            Tertiary = "#ffb170",
            TertiaryContrastText = "#0c1426",
            Info = "#7fbdf2",
            InfoContrastText = "#0c1426",
            Success = "#62cf96",
            SuccessContrastText = "#0c1426",
            Warning = "#e6b450",
            WarningContrastText = "#0c1426",
            Error = "#ff8f88",
            ErrorContrastText = "#2a0806",
            Dark = "#2a3342",
            Background = "#0e1218",
            BackgroundGray = "#131923",
            Surface = "#161c26",
            AppbarBackground = "#161c26",
            AppbarText = "#e5eaf2",
            DrawerBackground = "#161c26",
            TextPrimary = "#e5eaf2",
            TextSecondary = "#9ba7b8",
            TextDisabled = "#657082",
            ActionDefault = "#9ba7b8",
            ActionDisabled = "#5a6475",
            ActionDisabledBackground = "#222a37",
            Divider = "#29313e",
            DividerLight = "#202835",
            LinesDefault = "#29313e",
            LinesInputs = "#4d5a6e",
            TableLines = "#252d3a",
            TableHover = "#1d2431",
            TableStriped = "#19202b",
        },
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "6px", AppbarHeight = "48px" },
        Typography = new Typography
        {
            Default = new DefaultTypography { FontFamily = SystemFonts, FontSize = "0.875rem", LineHeight = "1.45", LetterSpacing = "normal" },
            H1 = new H1Typography { FontFamily = SystemFonts, FontSize = "1.375rem", FontWeight = "600", LineHeight = "1.3", LetterSpacing = "-0.01em" },
            H2 = new H2Typography { FontFamily = SystemFonts, FontSize = "1.0625rem", FontWeight = "600", LineHeight = "1.35", LetterSpacing = "normal" },
            H3 = new H3Typography { FontFamily = SystemFonts, FontSize = "0.9375rem", FontWeight = "600", LineHeight = "1.4", LetterSpacing = "normal" },
            H6 = new H6Typography { FontFamily = SystemFonts, FontSize = "1rem", FontWeight = "600", LineHeight = "1.4", LetterSpacing = "normal" },
            Body1 = new Body1Typography { FontFamily = SystemFonts, FontSize = "0.875rem", LineHeight = "1.45", LetterSpacing = "normal" },
            Body2 = new Body2Typography { FontFamily = SystemFonts, FontSize = "0.8125rem", LineHeight = "1.4", LetterSpacing = "normal" },
            Button = new ButtonTypography { FontFamily = SystemFonts, FontSize = "0.8125rem", FontWeight = "550", LineHeight = "1.6", LetterSpacing = "normal", TextTransform = "none" },
            Caption = new CaptionTypography { FontFamily = SystemFonts, FontSize = "0.75rem", LineHeight = "1.4", LetterSpacing = "normal" },
            Subtitle1 = new Subtitle1Typography { FontFamily = SystemFonts, FontSize = "0.875rem", FontWeight = "400", LineHeight = "1.45", LetterSpacing = "normal" },
            Subtitle2 = new Subtitle2Typography { FontFamily = SystemFonts, FontSize = "0.8125rem", FontWeight = "600", LineHeight = "1.45", LetterSpacing = "normal" },
        },
    };
}
