using Larmor.Transport.Collinear;

namespace Larmor.Transport.Noncollinear;

/// <summary>
/// Everything between the two faces of a chain of elements that lie along one axis, for the accumulation along that axis and at unit charge
/// current: a Π network whose two faces may feel different drives.
/// </summary>
/// <remarks>
/// Equations: inward at the left δJ₁ = p₁ + (sh₁ + se) Δ₁ − se Δ₂, outward at the right δJ₂ = p₂ + se Δ₁ − (sh₂ + se) Δ₂. Chains are merged by
/// eliminating the node between them: all conductances are sums and quotients of positive numbers, and the drop that the node adds to the
/// resistance is a square.
/// </remarks>
internal readonly record struct AxialTwoPort
{
    /// <summary>Conductance to ground at the left face in S/m².</summary>
    public required double ShuntLeft { get; init; }

    /// <summary>Conductance between the faces in S/m².</summary>
    public required double Series { get; init; }

    /// <summary>Conductance to ground at the right face in S/m².</summary>
    public required double ShuntRight { get; init; }

    /// <summary>p₁.</summary>
    public required double DriveLeft { get; init; }

    /// <summary>p₂.</summary>
    public required double DriveRight { get; init; }

    /// <summary>p₂ − p₁, not formed from them; zero for one element.</summary>
    public double DriveStep { get; init; }

    /// <summary>Charge resistance in ohm m².</summary>
    public required double ChargeResistance { get; init; }

    /// <summary>Part of R_ne A that the nodes inside add while both faces are held at Δ = 0, in ohm m².</summary>
    public double InnerResistance { get; init; }

    /// <summary>One element.</summary>
    public static AxialTwoPort Of(in PiElement element) => new()
    {
        ShuntLeft = element.Shunt,
        Series = element.Series,
        ShuntRight = element.Shunt,
        DriveLeft = element.Polarization,
        DriveRight = element.Polarization,
        ChargeResistance = element.ChargeResistance,
    };

    /// <summary>A half-space behind a left (<paramref name="isLeft"/>) or right face: its other face leads nowhere.</summary>
    public static AxialTwoPort HalfSpace(double conductance, double drive, bool isLeft) => new()
    {
        ShuntLeft = isLeft ? 0 : conductance,
        Series = 0,
        ShuntRight = isLeft ? conductance : 0,
        DriveLeft = isLeft ? 0 : drive,
        DriveRight = isLeft ? drive : 0,
        DriveStep = isLeft ? drive : -drive,
        ChargeResistance = 0,
    };

    /// <summary>This chain and another one at its right.</summary>
    public AxialTwoPort Then(in AxialTwoPort next)
    {
        double middle = ShuntRight + next.ShuntLeft, total = Series + next.Series + middle, jump = DriveRight - next.DriveLeft;
        double left = total == 0 ? 0 : Series / total, right = total == 0 ? 0 : next.Series / total;
        return new AxialTwoPort
        {
            ShuntLeft = ShuntLeft + (middle * left),
            Series = Series * right,
            ShuntRight = next.ShuntRight + (middle * right),
            DriveLeft = DriveLeft - (left * jump),
            DriveRight = next.DriveRight + (right * jump),
            DriveStep = DriveStep + next.DriveStep - (total == 0 ? jump : jump * (middle / total)),
            ChargeResistance = ChargeResistance + next.ChargeResistance,
            InnerResistance = InnerResistance + next.InnerResistance + (total == 0 ? 0 : jump * jump / (2 * total)),
        };
    }
}
