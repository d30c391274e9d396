namespace Huiyin.Browser.Infrastructure;

/// <summary>What a page is looked at on.</summary>
public sealed record Screen(string Name, int Width, int Height, bool Dark = false, bool Scripts = true)
{
    public static readonly Screen Desk = new("desk", 1440, 900);
    public static readonly Screen DeskAtNight = new("desk-dark", 1440, 900, Dark: true);
    public static readonly Screen Phone = new("phone", 390, 844);
    public static readonly Screen PhoneAtNight = new("phone-dark", 390, 844, Dark: true);
    public static readonly Screen WithoutScripts = new("no-script", 1440, 900, Scripts: false);

    public bool IsPhone => Width < 600;
}
