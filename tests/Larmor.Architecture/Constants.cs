using System.Text.RegularExpressions;
using Larmor.Quantities;

namespace Larmor.Architecture;

/// <summary>The fundamental constants have the digits of CODATA 2022, agree with each other, and stand in one file.</summary>
public partial class Constants
{
    /// <summary>Electron mass in kg, speed of light in m/s and fine-structure constant, CODATA 2022: not in the library, used to check it.</summary>
    private const double ElectronMass = 9.1093837139e-31, SpeedOfLight = 299792458, FineStructure = 7.2973525643e-3;

    [Theory]
    [InlineData(PhysicalConstants.ElementaryCharge, "1.602176634E-19")]
    [InlineData(PhysicalConstants.ElectronCharge, "-1.602176634E-19")]
    [InlineData(PhysicalConstants.PlanckConstant, "6.62607015E-34")]
    [InlineData(PhysicalConstants.BoltzmannConstant, "1.380649E-23")]
    [InlineData(PhysicalConstants.VacuumPermeability, "1.25663706127E-06")]
    [InlineData(PhysicalConstants.BohrMagneton, "9.2740100657E-24")]
    [InlineData(PhysicalConstants.ElectronGyromagneticRatio, "176085962784")]
    [InlineData(PhysicalConstants.ElectronGFactor, "2.00231930436092")]
    public void Digits_are_those_of_codata_2022(double value, string digits) =>
        Assert.Equal(digits, value.ToString("R", CultureInfo.InvariantCulture));

    [Fact]
    public void Constants_agree_with_each_other_within_their_uncertainty()
    {
        const double e = PhysicalConstants.ElementaryCharge, h = PhysicalConstants.PlanckConstant, hbar = PhysicalConstants.ReducedPlanckConstant;
        AssertRatioIsOne(PhysicalConstants.VacuumPermeability, 2 * FineStructure * h / (SpeedOfLight * e * e));
        AssertRatioIsOne(PhysicalConstants.BohrMagneton, e * hbar / (2 * ElectronMass));
        AssertRatioIsOne(PhysicalConstants.ElectronGyromagneticRatio, PhysicalConstants.ElectronGFactor * PhysicalConstants.BohrMagneton / hbar);
        AssertRatioIsOne(1 / PhysicalConstants.ConductancePerChannel, 25812.807459304513);    // von Klitzing constant
    }

    [Fact]
    public void No_other_file_spells_a_physical_constant()
    {
        string[] wrong = [.. Repository.Files("src", "*.cs")
            .Where(file => Path.GetFileName(file) != "PhysicalConstants.cs")
            .SelectMany(file => File.ReadLines(Repository.PathOf(file)).Select((line, index) => (file, line, number: index + 1)))
            .Where(place => ConstantDigits().IsMatch(place.line))
            .Select(place => string.Create(CultureInfo.InvariantCulture, $"{place.file}:{place.number}: {place.line.Trim()}"))];
        Complaints.None(wrong);
    }

    private static void AssertRatioIsOne(double actual, double expected) => Assert.InRange(actual / expected, 1 - 1e-9, 1 + 1e-9);

    /// <summary>First digits of e, h, ħ, k, μ0, ε0, μB, γe, me with their power of ten, or 4π·10⁻⁷.</summary>
    [GeneratedRegex(@"(?<![\d.])(1\.60\d*e-19|(6\.62|1\.05)\d*e-34|1\.38\d*e-23|1\.25[67]\d*e-0?6|12\.5[67]\d*e-0?7|8\.85\d*e-12|9\.27\d*e-24|1\.76\d*e\+?11|9\.1[01]\d*e-31)|4(\.0)? ?\* ?Math\.PI ?\* ?1(\.0)?e-0?7", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex ConstantDigits();
}
