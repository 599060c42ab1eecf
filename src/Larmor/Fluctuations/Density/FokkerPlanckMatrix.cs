using Larmor.Numerics;
using Larmor.Numerics.Sphere;

namespace Larmor.Fluctuations.Density;

/// <summary>
/// The operator of ∂ρ/∂t = −∇·[ρ (u × ∇f − ∇g)] + D ∇²ρ on the coefficients of ρ in real harmonics, as a list of entries of some 30 digits.
/// </summary>
/// <remarks>
/// <para>Row a, column b: ∫ Y_b ∇Y_a·(u × ∇f − ∇g) − D l(l + 1) δ, the coefficients of f and g and D being taken as exact, with</para>
/// <para>∫ Y_b ∇Y_a·∇g = ½ {[l_a(l_a + 1) − l_b(l_b + 1)] ∫Y_a Y_b g − ∫Y_a Y_b ∇²g} and
/// ∫ Y_b ∇Y_a·(u × ∇f) = ∫ Y_b (∂_θf ∂_φY_a − ∂_φf ∂_θY_a)/sin θ,</para>
/// <para>the integrals over φ in closed form and those over θ by Gauss's rule, exact at these degrees. The row of l = 0 is zero to the last bit: the total
/// probability cannot change. Coupled are l with l ± l_w and m with m ± m_w, w the harmonics of f and g.</para>
/// </remarks>
internal sealed class FokkerPlanckMatrix
{
    private const double Smallest = 1e-24;

    private readonly List<MatrixEntry> entries = [];
    private readonly int degree;
    private readonly WideTables tables;
    private readonly DriveOrder[] drives;
    private readonly DoubleDouble scale = 1 / DoubleDouble.Sqrt(2 * DoubleDouble.Pi);
    private readonly double negligible;

    private FokkerPlanckMatrix(int degree, HarmonicSeries turning, HarmonicSeries falling)
    {
        this.degree = degree;
        int drive = Math.Max(turning.Degree, falling.Degree);
        tables = new WideTables(Math.Max(degree, drive), (degree + (drive / 2) + 3) / 2);
        drives = [.. Enumerable.Range(-drive, (2 * drive) + 1).Select(m => new DriveOrder(m, turning, falling, tables)).Where(found => found.Degree > 0)];
        // What is rounding beside the drives is no entry, so that sectors stay apart.
        negligible = Smallest * (turning.Coefficients.Skip(1).Sum(Math.Abs) + falling.Coefficients.Skip(1).Sum(Math.Abs));
    }

    /// <summary>The entries of f and g, which are linear in them; several at one place add up.</summary>
    /// <param name="degree">Highest l of ρ.</param>
    /// <param name="turning">f in 1/s.</param>
    /// <param name="falling">g in 1/s.</param>
    public static IReadOnlyList<MatrixEntry> Drift(int degree, HarmonicSeries turning, HarmonicSeries falling)
    {
        FokkerPlanckMatrix matrix = new(degree, turning, falling);
        foreach (DriveOrder drive in matrix.drives)
        {
            for (int m = 0; m <= degree; m++) matrix.Add(m, drive);
        }
        return matrix.entries;
    }

    /// <summary>The entries of diffusion.</summary>
    /// <param name="degree">Highest l of ρ.</param>
    /// <param name="diffusion">D in 1/s.</param>
    public static IEnumerable<MatrixEntry> Spreading(int degree, double diffusion)
    {
        for (int l = 1; l <= degree; l++)
        {
            for (int place = l * l; place < (l + 1) * (l + 1); place++) yield return new MatrixEntry(place, place, -(DoubleDouble)diffusion * (l * (l + 1)));
        }
    }

    /// <summary>The lowest l of the parity of <paramref name="from"/> that an order allows.</summary>
    private static int First(int from, int order) => from >= order ? from : order + ((order - from) % 2);

    /// <summary>One order of the drives between all rows of one |m| and all columns.</summary>
    private void Add(int m, DriveOrder drive)
    {
        int order = Math.Abs(drive.Order);
        AzimuthalCoupling[] couplings = [.. new[] { m + order, Math.Abs(m - order) }.Distinct().Where(partner => partner <= degree).Select(partner => AzimuthalCoupling.Of(m, partner, drive.Order))];
        // W p_a times what the drive is: rows 0 to 3 for its even, 4 to 7 for its odd degrees.
        DoubleDoubleRows products = tables.Empty(8);
        for (int l = Math.Max(1, m); l <= degree; l++)
        {
            Multiply(products, WideTables.Row(l, m), drive);
            foreach (AzimuthalCoupling coupling in couplings)
            {
                for (int parity = 0; parity < 2; parity++)
                {
                    // g couples where l_a + l_b + l_w is even, f where it is odd.
                    if (drive.Falls(parity)) AddFall(l, coupling, drive, (products, parity));
                    if (drive.Turns(parity)) AddTurn(l, coupling, drive, (products, parity));
                }
            }
        }
    }

    private void Multiply(DoubleDoubleRows products, int row, DriveOrder drive)
    {
        for (int k = 0; k < products.Packs; k++)
        {
            DoubleDoubleLanes weight = tables.Weights[0, k], value = weight * tables.Values[row, k], share = weight * tables.Shares[row, k], slope = weight * tables.Slopes[row, k];
            for (int parity = 0; parity < 2; parity++)
            {
                if (drive.Falls(parity)) (products[4 * parity, k], products[(4 * parity) + 1, k]) = (value * drive.Fall[parity, k], value * drive.Bent[parity, k]);
                if (drive.Turns(parity)) (products[(4 * parity) + 2, k], products[(4 * parity) + 3, k]) = (share * drive.Slope[parity, k], slope * drive.Share[parity, k]);
            }
        }
    }

    private void AddFall(int la, AzimuthalCoupling coupling, DriveOrder drive, (DoubleDoubleRows Rows, int Parity) products)
    {
        int reach = drive.Reach(products.Parity), first = 4 * products.Parity;
        for (int lb = First(la - reach, coupling.Column); lb <= Math.Min(degree, la + reach); lb += 2)
        {
            int row = WideTables.Row(lb, coupling.Column);
            DoubleDouble straight = products.Rows.Dot(first, tables.Values, row);
            DoubleDouble bent = drive.OnlyDegree(products.Parity) is { } only ? only * (only + 1) * straight : products.Rows.Dot(first + 1, tables.Values, row);
            DoubleDouble fall = -0.5 * scale * ((((la * (la + 1)) - (lb * (lb + 1))) * straight) + bent);
            foreach (AzimuthalIntegrals signs in coupling.Signs) Put((la, signs.Row), (lb, signs.Column), signs.Even * fall);
        }
    }

    private void AddTurn(int la, AzimuthalCoupling coupling, DriveOrder drive, (DoubleDoubleRows Rows, int Parity) products)
    {
        int reach = drive.Reach(products.Parity) - 1, first = 4 * products.Parity;
        for (int lb = First(la - reach, coupling.Column); lb <= Math.Min(degree, la + reach); lb += 2)
        {
            int row = WideTables.Row(lb, coupling.Column);
            DoubleDouble along = products.Rows.Dot(first + 2, tables.Values, row), across = products.Rows.Dot(first + 3, tables.Values, row);
            foreach (AzimuthalIntegrals signs in coupling.Signs) Put((la, signs.Row), (lb, signs.Column), scale * ((signs.Along * along) + (signs.Across * across)));
        }
    }

    private void Put((int L, int M) a, (int L, int M) b, DoubleDouble value)
    {
        if (Math.Abs(value.High) > negligible) entries.Add(new MatrixEntry(RealHarmonics.Index(a.L, a.M), RealHarmonics.Index(b.L, b.M), value));
    }
}
