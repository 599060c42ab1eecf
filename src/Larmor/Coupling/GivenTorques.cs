using System.Globalization;
using Larmor.Layers;
using Larmor.Magnetism;
using Larmor.Magnetism.Torques;
using Larmor.Numerics;
using Larmor.Provenance;
using Larmor.Quantities;

namespace Larmor.Coupling;

/// <summary>Fills Φ and χ of Eq. (24) from torques given by hand: each from a fixed layer, from a layer that moves itself, or along a direction.</summary>
internal sealed class GivenTorques
{
    private readonly Device device;
    private readonly List<MutualTorque> mutual = [];
    private readonly List<AxialTorque>[] axial;
    private readonly List<SpinTransferPotentials> others = [];
    private readonly List<string> warnings = [];
    private readonly List<double> factors = [];
    private readonly List<string> notes = [];
    private bool hasSpinOrbit;

    private GivenTorques(Device device)
    {
        this.device = device;
        axial = [.. device.Magnets.Select(_ => new List<AxialTorque>())];
    }

    /// <summary>The torques of a device some of whose magnets have one given by hand.</summary>
    /// <exception cref="DeviceException">A torque lacks something or another magnet has none; the message says what to add.</exception>
    public static SpinTransferModel Of(Device device)
    {
        GivenTorques torques = new(device);
        for (int k = 0; k < device.Magnets.Count; k++) torques.AddAll(k);
        return torques.Model();
    }

    private void AddAll(int k)
    {
        DeviceMagnet entry = device.Magnets[k];
        if (entry.Torques.Count == 0) throw new DeviceException($"The magnet '{entry.Magnet.Name}' has no spin torque, but another one has it given by hand. Give both; `efficiency: 0` says that there is none.", Subject(entry.Magnet));
        foreach (GivenTorque torque in entry.Torques)
        {
            if (torque is GivenTorque.SpinOrbit orbit) AddSpinOrbit(k, orbit);
            else if (torque is GivenTorque.Coefficients coefficients) AddCoefficients(k, coefficients);
            else if (torque is GivenTorque.FieldsPerCurrent { Towards: { } direction } fields) AddAlong(k, fields, direction);
            else AddFromLayer(k, torque);
        }
    }

    private SpinTransferModel Model()
    {
        if (device.Magnets.Any(entry => entry.Torques.Any(torque => torque is not GivenTorque.Coefficients))) notes.Add("The spin torque is given by hand in the device file, not computed from the stack.");
        int slots = axial.Max(torques => torques.Count);
        AxialPotentials[] fixedOnes = [.. Enumerable.Range(0, slots).Select(slot => new AxialPotentials(axial.Select(torques => slot < torques.Count ? torques[slot] : AxialTorque.None)))];
        SpinTransferPotentials potentials = SumOfPotentials.Of([.. fixedOnes, .. others, .. mutual.Count > 0 ? [new MutualPotentials(mutual)] : (IEnumerable<SpinTransferPotentials>)[]]);
        return new SpinTransferModel(potentials, axial[0].Count > 0 ? axial[0][0].Polarizer : null)
        {
            Notes = notes,
            Warnings = warnings,
            Citations = hasSpinOrbit ? [Citations.WegroweDrouhin, Citations.Slonczewski, SpinOrbitSource] : [Citations.WegroweDrouhin, Citations.Slonczewski],
            EfficiencyFactors = potentials is AxialPotentials && factors.Count == device.Magnets.Count ? factors : [],
        };
    }

    private static Citation SpinOrbitSource { get; } = new(
        "liu-2011",
        "L. Liu, T. Moriyama, D. C. Ralph, R. A. Buhrman, Spin-torque ferromagnetic resonance induced by the spin Hall effect, Phys. Rev. Lett. 106, 036601 (2011).",
        "10.1103/PhysRevLett.106.036601");

    private void AddFromLayer(int k, GivenTorque given)
    {
        Magnet magnet = device.Magnets[k].Magnet;
        Layer polarizer = PolarizerOf(magnet, given.From);
        double factor = SpinTransfer.EfficiencyFactor(magnet, SpinTransfer.IndexOf(device, magnet.Name) < SpinTransfer.IndexOf(device, polarizer.Name));
        (AxialFunction dampingLike, AxialFunction fieldLike) = Strength(given, magnet, factor);
        if (polarizer.Magnetization is LayerMagnetization.FixedMoment { Direction: var direction })
        {
            axial[k].Add(new AxialTorque(direction, dampingLike, fieldLike));
            factors.Add(factor);
        }
        else
        {
            int from = Enumerable.Range(0, device.Magnets.Count).First(i => device.Magnets[i].Magnet.Name == polarizer.Name);
            mutual.Add(new MutualTorque(k, from, dampingLike, fieldLike));
        }
        notes.AddRange(SpinTransfer.NotesOf(device, magnet, dampingLike, fieldLike, polarizer));
    }

    private void AddAlong(int k, GivenTorque.FieldsPerCurrent fields, UnitVector direction)
    {
        Magnet magnet = device.Magnets[k].Magnet;
        double ms = magnet.Properties.SaturationMagnetization.Si;
        axial[k].Add(new AxialTorque(direction, AxialFunction.Linear(ms * fields.DampingLike.Si), AxialFunction.Linear(ms * fields.FieldLike.Si)));
        notes.Add(DirectedNote(magnet, direction, fields.DampingLike.Si, fields.FieldLike.Si));
    }

    /// <summary>Eq. (21): coefficients on the forces of the stack.</summary>
    private void AddCoefficients(int k, GivenTorque.Coefficients given)
    {
        Magnet magnet = device.Magnets[k].Magnet;
        PhenomenologicalTransfer transfer = TransferOf(device, k, given);
        bool polarizerIsLeft = SpinTransfer.IndexOf(device, PolarizerOf(magnet, given.From).Name) < SpinTransfer.IndexOf(device, magnet.Name);
        TransferCoefficients coefficients = given.At(transfer);
        if (transfer.Refusal(coefficients) is { } reason) throw new DeviceException($"The spin-transfer coefficients of '{magnet.Name}' at {transfer.ZoneWords}: {reason}", Subject(magnet));
        SpinTransferPotentials potentials = transfer.Potentials(coefficients);
        if (potentials is AxialPotentials one) axial[k].Add(one.Torques[0]);
        else others.Add(potentials);
        factors.Add(SpinTransfer.EfficiencyFactor(magnet, !polarizerIsLeft));
        notes.AddRange(TransferRoutes.Notes(device, transfer, coefficients));
        warnings.AddRange(MixingContacts.Warnings(device.Stack));
    }

    /// <summary>The route of given coefficients of one magnet.</summary>
    internal static PhenomenologicalTransfer TransferOf(Device device, int k, GivenTorque.Coefficients given)
    {
        Magnet magnet = device.Magnets[k].Magnet;
        Layer polarizer = new GivenTorques(device).PolarizerOf(magnet, given.From);
        if (polarizer.Magnetization is not LayerMagnetization.FixedMoment { Direction: var direction }) throw new DeviceException($"Spin-transfer coefficients count spins along a fixed layer, and '{polarizer.Name}' is free. Name a fixed one (`from`).", Subject(magnet));
        bool polarizerIsLeft = SpinTransfer.IndexOf(device, polarizer.Name) < SpinTransfer.IndexOf(device, magnet.Name);
        return PhenomenologicalTransfer.Of(device.Stack, magnet, direction, given.Face ?? (polarizerIsLeft ? LayerFace.Left : LayerFace.Right), given.Zone);
    }

    private void AddSpinOrbit(int k, GivenTorque.SpinOrbit orbit)
    {
        Magnet magnet = device.Magnets[k].Magnet;
        if (!double.IsFinite(orbit.DampingLike) || !double.IsFinite(orbit.FieldLike)) throw new DeviceException("The efficiencies of a spin-orbit torque must be finite numbers.", Subject(magnet));
        if (!(orbit.Strip.Si > 0 && double.IsFinite(orbit.Strip.Si))) throw new DeviceException($"The strip that carries the current of a spin-orbit torque needs a positive cross-section; got {orbit.Strip}.", Subject(magnet));
        double ms = magnet.Properties.SaturationMagnetization.Si;
        // aJ per ampere: ħ/(2|e| Ms d) times 1/A.
        double unit = PhysicalConstants.ReducedPlanckConstant / (2 * PhysicalConstants.ElementaryCharge * ms * magnet.Thickness.Si * orbit.Strip.Si);
        axial[k].Add(new AxialTorque(orbit.Towards, AxialFunction.Linear(ms * unit * orbit.DampingLike), AxialFunction.Linear(ms * unit * orbit.FieldLike)));
        notes.Add(DirectedNote(magnet, orbit.Towards, unit * orbit.DampingLike, unit * orbit.FieldLike) + $" The current is that in the strip of {orbit.Strip} under the magnet, in the plane of the film.");
        hasSpinOrbit = true;
    }

    private static string DirectedNote(Magnet magnet, UnitVector direction, double dampingLike, double fieldLike) => string.Create(
        CultureInfo.InvariantCulture,
        $"Spin torque on '{magnet.Name}': aJ/I = {dampingLike:G4} mT/mA pulls it towards p = {direction} where aJ I > 0, and bJ/I = {fieldLike:G4} mT/mA acts as a field along p.");

    private static (AxialFunction DampingLike, AxialFunction FieldLike) Strength(GivenTorque given, Magnet magnet, double efficiencyFactor)
    {
        string subject = Subject(magnet);
        double ms = magnet.Properties.SaturationMagnetization.Si;
        switch (given)
        {
            case GivenTorque.Efficiency efficiency:
                RequireShare(efficiency.Value, "efficiency", subject);
                return (AxialFunction.Linear(efficiency.Value / efficiencyFactor), AxialFunction.Zero);
            case GivenTorque.Slonczewski form:
                RequireShare(form.Polarization, "polarization", subject);
                if (!(form.Lambda > 0) || !double.IsFinite(form.Lambda * form.Lambda)) throw new DeviceException(string.Create(CultureInfo.InvariantCulture, $"The lambda of a spin torque must be positive; got {form.Lambda}. It is 1 for a torque without asymmetry."), subject);
                if (!double.IsFinite(form.FieldLikeRatio)) throw new DeviceException("The ratio of the field-like to the damping-like torque must be a finite number.", subject);
                double strength = form.Polarization / efficiencyFactor;
                return (AxialFunction.Slonczewski(strength, form.Lambda), form.FieldLikeRatio == 0 ? AxialFunction.Zero : AxialFunction.Slonczewski(form.FieldLikeRatio * strength, form.Lambda));
            case GivenTorque.FieldsPerCurrent fields:
                return (AxialFunction.Linear(ms * fields.DampingLike.Si), AxialFunction.Linear(ms * fields.FieldLike.Si));
            default:
                throw new DeviceException($"The magnet '{magnet.Name}' has a spin torque of an unknown form.", subject);
        }
    }

    private static void RequireShare(double value, string name, string subject)
    {
        if (!(Math.Abs(value) <= 1)) throw new DeviceException(string.Create(CultureInfo.InvariantCulture, $"The {name} of a spin torque must lie in [-1, 1]; got {value}."), subject);
    }

    private Layer PolarizerOf(Magnet magnet, string? from)
    {
        int here = SpinTransfer.IndexOf(device, magnet.Name);
        if (from is null)
        {
            return device.Stack.Layers
                .Where(layer => layer.Magnetization is LayerMagnetization.FixedMoment)
                .MinBy(layer => Math.Abs(SpinTransfer.IndexOf(device, layer.Name) - here))
                ?? throw new DeviceException($"The spin torque on '{magnet.Name}' needs a polarizer, but no magnetic layer of the stack is fixed. Give one layer a direction, for example `magnetization: +z`, or name the layer that polarizes (`from`).", Subject(magnet));
        }
        if (from == magnet.Name) throw new DeviceException($"'{magnet.Name}' cannot polarize the current that acts on itself. Name another magnetic layer.", Subject(magnet));
        Layer layer = device.Stack.Layers.FirstOrDefault(one => one.Name == from) ?? throw new DeviceException($"The polarizer '{from}' of '{magnet.Name}' is not a layer of the stack.", Subject(magnet));
        bool isMoving = layer.Magnetization is LayerMagnetization.FreeMoment && device.Magnets.Any(one => one.Magnet.Name == from);
        return isMoving || layer.Magnetization is LayerMagnetization.FixedMoment
            ? layer
            : throw new DeviceException($"The polarizer '{from}' of '{magnet.Name}' is not magnetic. Name a fixed or a free layer.", Subject(magnet));
    }

    private static string Subject(Magnet magnet) => $"magnets/{magnet.Name}";
}
