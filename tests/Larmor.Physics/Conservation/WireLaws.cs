using CsCheck;
using Larmor.Layers;
using Larmor.Materials;
using Larmor.Numerics;
using Larmor.Physics.ClosedForms;
using Larmor.Quantities;
using Larmor.Transport;

namespace Larmor.Physics.Conservation;

/// <summary>Random wires from a thousandth to thirty decay lengths, all contacts, ends and directions, from no turn to hundreds on the way.</summary>
public class WireLaws
{
    private static readonly Gen<UnitVector> Direction =
        from z in Gen.Double[-1, 1] from phi in Gen.Double[-3, 3] select UnitVector.FromAngles(Math.Acos(z), phi);

    private static readonly Gen<Resistance?> Sink = Gen.OneOf(Gen.Const((Resistance?)null), Logarithmic(1e-4, 1e4).Select(value => (Resistance?)Resistance.FromSi(value)));

    private static readonly Gen<double> Polarization =
        from size in Gen.OneOf(Gen.Const(0.0), Gen.Double[1e-3, 1]) from isNegative in Gen.Bool select isNegative ? -size : size;

    private static readonly Gen<WireContact> Contact =
        from p in Polarization from m in Direction from r in Sink
        select new WireContact { Polarization = p, Magnetization = m, Resistance = r };

    private static readonly Gen<WireEnd> Plain = Gen.OneOf(
        Gen.Const(WireEnd.Infinite),
        Logarithmic(1e-10, 1e-5).Select(length => WireEnd.Reflecting(Length.FromSi(length))),
        Logarithmic(1e-10, 1e-5).Select(length => WireEnd.Absorbing(Length.FromSi(length))));

    private static readonly Gen<WireEnd> Polarized =
        from p in Polarization from m in Direction from length in Logarithmic(1e-10, 1e-5)
        select new WireEnd(Length.FromSi(length), new EndCondition.Polarization(p, m));

    private static readonly Gen<SpinWire> Wires =
        from injector in Contact
        from detector in Contact
        from distance in Gen.OneOf(Gen.Const(0.0), Logarithmic(3e-10, 1e-5))
        from left in Plain
        from right in Plain
        from absorber in Gen.OneOf(Gen.Const((WireAbsorber?)null), from share in Gen.OneOf(Gen.Const(0.0), Gen.Double[0.1, 0.9], Gen.Const(1.0)) from r in Logarithmic(1e-3, 1e3) select (WireAbsorber?)new WireAbsorber(Length.FromSi(share), Resistance.FromSi(r)))
        select HanleTests.Wire(0) with
        {
            Injector = injector,
            Detector = detector,
            Distance = Length.FromSi(distance),
            Left = left,
            Right = right,
            Absorber = absorber is null ? null : absorber with { Position = Length.FromSi(absorber.Position.Si * distance) },
        };

    private static readonly Gen<MagneticField> Field = Gen.OneOf(Gen.Const(0.0), Logarithmic(1e-5, 100)).Select(MagneticField.FromSi);

    [Fact]
    public void The_current_pays_for_all_heat_of_the_spins_and_no_heat_is_negative()
    {
        Gen.Select(Wires, Polarized, Gen.Bool, Field, Direction).Sample((plain, end, isPolarized, field, along) =>
        {
            HanlePoint point = HanleWire.Of(isPolarized ? plain with { Left = end } : plain).At(along, field);
            Assert.True(point.Power.ClosureResidual < 1e-11, point.Power.ToString());
            Assert.All(point.Power.Entries, entry => Assert.True(entry.PowerPerArea >= 0, entry.ToString()));
            Assert.True(point.ReciprocityResidual < 1e-11);
        }, iter: 2000);
    }

    [Fact]
    public void Injector_and_detector_exchange_their_parts_when_the_field_is_reversed()
    {
        Gen.Select(Wires, Field, Direction).Sample((wire, field, along) =>
        {
            SpinWire exchanged = wire with
            {
                Injector = wire.Detector!,
                Detector = wire.Injector,
                Left = wire.Right,
                Right = wire.Left,
                Absorber = wire.Absorber is { } one ? one with { Position = Length.FromSi(wire.Distance.Si - one.Position.Si) } : null,
            };
            HanlePoint there = HanleWire.Of(wire).At(along, field), back = HanleWire.Of(exchanged).At(along, MagneticField.FromSi(-field.Si));
            // Of the scale of the geometric mean of both contacts' own answers, which is no smaller than any transfer.
            double scale = Math.Sqrt(Math.Abs(there.InjectorResistance * back.InjectorResistance));
            Assert.Equal(there.DetectorResistance, back.DetectorResistance, 1e-11 * scale);
        }, iter: 1000);
    }

    [Fact]
    public void Only_angles_count()
    {
        Gen.Select(Wires, Field, Direction, Direction, Gen.Double[0, 6]).Sample((wire, field, along, axis, angle) =>
        {
            SpinWire turned = wire with
            {
                Injector = wire.Injector with { Magnetization = Turn(wire.Injector.Magnetization, axis, angle) },
                Detector = wire.Detector! with { Magnetization = Turn(wire.Detector!.Magnetization, axis, angle) },
            };
            HanlePoint one = HanleWire.Of(wire).At(along, field), other = HanleWire.Of(turned).At(Turn(along, axis, angle), field);
            double scale = Math.Abs(wire.Injector.Polarization) * HanleWire.Of(wire with { Injector = wire.Injector with { Polarization = 1 } }).At(along, MagneticField.Zero).InjectorResistance;
            Assert.Equal(one.DetectorResistance, other.DetectorResistance, 1e-12 * scale);
            Assert.Equal(one.InjectorResistance, other.InjectorResistance, 1e-12 * scale);
        }, iter: 1000);
    }

    [Fact]
    public void No_accumulation_is_larger_than_without_field_and_the_injector_always_costs_power()
    {
        Gen.Select(Wires, Field, Direction).Sample((wire, field, along) =>
        {
            HanleWire solver = HanleWire.Of(wire);
            double local = solver.At(along, field).InjectorResistance, still = solver.At(along, MagneticField.Zero).InjectorResistance;
            Assert.InRange(local, 0, still * (1 + 1e-12));
        }, iter: 1000);
    }

    [Fact]
    public void Along_the_wire_the_accumulation_and_the_spin_current_obey_their_equations()
    {
        Gen.Select(Wires, Field).Sample((plain, field) =>
        {
            // With the contacts across the field the accumulation along the injector is the real part of one mode; its flux is the slope.
            SpinWire wire = plain with { Injector = plain.Injector with { Magnetization = UnitVector.Z, Polarization = 1 } };
            IReadOnlyList<WirePoint> points = HanleWire.Of(wire).Profile(UnitVector.Z, field, 4001);
            double largest = points.Max(point => Math.Abs(point.SpinCurrent));
            for (int i = 1; i + 1 < points.Count; i++)
            {
                double h = points[i + 1].Position - points[i].Position, before = points[i].Position - points[i - 1].Position;
                if (h <= 0 || Math.Abs(h - before) > 1e-6 * h) continue;
                double slope = (points[i + 1].Accumulation - points[i - 1].Accumulation) / (2 * h);
                Assert.Equal(-slope * wire.CrossSection.Si / (2 * wire.Material.Channels.RhoStar.Si), points[i].SpinCurrent, 2e-4 * largest);
            }
        }, iter: 30);
    }

    private static UnitVector Turn(UnitVector vector, UnitVector axis, double angle)
    {
        Vector3d v = vector.Components, k = axis.Components;
        return UnitVector.Along((Math.Cos(angle) * v) + (Math.Sin(angle) * Vector3d.Cross(k, v)) + ((1 - Math.Cos(angle)) * Vector3d.Dot(k, v) * k));
    }

    private static Gen<double> Logarithmic(double from, double to) => Gen.Double[Math.Log(from), Math.Log(to)].Select(Math.Exp);
}
