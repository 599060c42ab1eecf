using Larmor.Numerics;

namespace Larmor.Materials;

/// <summary>The modes of a channel network: combinations of potentials that decay each with one length of its own.</summary>
/// <remarks>
/// <para>
/// Eq. (18) for any graph: with S = diag(1/σ_c) and the relaxations as the weighted incidence matrix E, one row √G_pair (±1/√σ_c) for each pair,
/// ν_c = √σ_c μ_c obeys ν″ = E^T E ν. Singular values of E are 1/L_j, right singular vectors the modes. They come from a triangular factor
/// and one-sided rotations, so that also the smallest of lengths 1e8 apart has all its digits; how many vanish is read off the graph.
/// </para>
/// <para>
/// Differences y = (μ_s-up − μ_s-down, μ_k − (μ_s-up + μ_s-down)/2), their currents q̃ = ((J_s-up − J_s-down)/2, J_k): power J₀V + q̃·y with
/// V = (μ_s-up + μ_s-down)/2. Amplitudes a of the modes: y = Inverse a, a = Form y, M⁻¹ = Form^T Form, currents i = −a′ with q̃ = P J₀ + Form^T i.
/// </para>
/// </remarks>
internal sealed class ChannelModes
{
    private ChannelModes(int channels, int pairs)
    {
        Rates = new double[channels - 1];
        Shapes = new double[channels * (channels - 1)];
        Form = new double[(channels - 1) * (channels - 1)];
        Inverse = new double[(channels - 1) * (channels - 1)];
        Pairs = new double[pairs * (channels - 1)];
        Polarization = new double[channels - 1];
    }

    /// <summary>Number of modes: one fewer than channels.</summary>
    public int Count => Rates.Length;

    /// <summary>1/L_j in 1/m, rising; zero for what never relaxes.</summary>
    public double[] Rates { get; }

    /// <summary>μ_c of mode j at unit amplitude, at [j n + c]; Σσ_c μ_c = 0.</summary>
    public double[] Shapes { get; }

    /// <summary>a = Form y, at [j m + i].</summary>
    public double[] Form { get; }

    /// <summary>y = Inverse a, at [i m + j].</summary>
    public double[] Inverse { get; }

    /// <summary>√G_p (μ_first − μ_second) of mode j at unit amplitude, at [p m + j]; the sum of squares over p is Rates_j².</summary>
    public double[] Pairs { get; }

    /// <summary>P: q̃ = P J₀ where nothing accumulates: ((w_s-up − w_s-down)/2, w_k), w_c = σ_c/Σσ.</summary>
    public double[] Polarization { get; }

    /// <summary>1/Σσ in ohm m.</summary>
    public double Resistivity { get; private set; }

    /// <summary>The modes of a network with its relaxations at cos²θ.</summary>
    public static ChannelModes Of(ChannelNetwork network, double cosineSquared)
    {
        if (!network.IsTwoChannel) return Of(network.Channels, network.Relaxations, cosineSquared);
        double root = 2 * Math.Sqrt(network.RhoStar.Si), rate = 1 / network.SpinDiffusionLength.Si;
        ChannelModes modes = new(2, 1) { Resistivity = network.Resistivity.Si };
        modes.Rates[0] = rate;
        modes.Shapes[0] = root * (1 - network.Beta) / 2;
        modes.Shapes[1] = -root * (1 + network.Beta) / 2;
        modes.Form[0] = 1 / root;
        modes.Inverse[0] = root;
        modes.Pairs[0] = rate;
        modes.Polarization[0] = network.Beta / 2;
        return modes;
    }

    /// <summary>The modes of populations and relaxations; s-up and s-down stand first.</summary>
    public static ChannelModes Of(IReadOnlyList<Channel> channels, IReadOnlyList<ChannelRelaxation> relaxations, double cosineSquared)
    {
        int n = channels.Count, m = n - 1;
        ChannelModes modes = new(n, relaxations.Count);
        double[] sigma = [.. channels.Select(channel => channel.Conductivity.Si)];
        double total = sigma.Sum();
        modes.Resistivity = 1 / total;
        modes.Polarization[0] = (sigma[0] - sigma[1]) / total / 2;
        for (int k = 2; k < n; k++) modes.Polarization[k - 1] = sigma[k] / total;
        (int First, int Second, double Conductance)[] pairs =
            [.. relaxations.Select(one => (IndexOf(channels, one.First), IndexOf(channels, one.Second), one.At(cosineSquared)))];
        ConnectedChannels graph = new(n);
        foreach ((int first, int second, double conductance) in pairs)
        {
            if (conductance > 0) graph.Join(first, second);
        }
        List<Mode> found = [.. Standing(sigma, graph)];
        foreach (int root in graph.Roots()) found.AddRange(Relaxing(sigma, pairs, graph, root));
        int place = 0;
        foreach (Mode mode in found.OrderBy(mode => mode.Rate)) modes.Add(place++, mode, sigma);
        return modes;
    }

    private readonly record struct Mode(double Rate, double[] Potentials, double[] Pairs);

    private void Add(int j, Mode mode, double[] sigma)
    {
        int n = sigma.Length, m = n - 1;
        double[] mu = mode.Potentials;
        Rates[j] = mode.Rate;
        mu.CopyTo(Shapes, j * n);
        for (int p = 0; p < mode.Pairs.Length; p++) Pairs[(p * m) + j] = mode.Pairs[p];
        Form[j * m] = ((sigma[0] * mu[0]) - (sigma[1] * mu[1])) / 2;
        Inverse[j] = mu[0] - mu[1];
        for (int k = 1; k < m; k++)
        {
            Form[(j * m) + k] = sigma[k + 1] * mu[k + 1];
            Inverse[(k * m) + j] = mu[k + 1] - ((mu[0] + mu[1]) / 2);
        }
    }

    // Modes that never decay: constant on each connected part of the graph, Σσμ = 0 and Σσμ² = 1, each orthogonal to the others.
    private static IEnumerable<Mode> Standing(double[] sigma, ConnectedChannels graph)
    {
        int[] roots = [.. graph.Roots()];
        for (int i = 1; i < roots.Length; i++)
        {
            double before = 0, own = 0;
            for (int c = 0; c < sigma.Length; c++)
            {
                int part = Array.IndexOf(roots, graph.RootOf(c));
                if (part < i) before += sigma[c];
                else if (part == i) own += sigma[c];
            }
            double[] potentials = new double[sigma.Length];
            for (int c = 0; c < sigma.Length; c++)
            {
                int part = Array.IndexOf(roots, graph.RootOf(c));
                potentials[c] = part < i ? Math.Sqrt(own / before / (before + own)) : part == i ? -Math.Sqrt(before / own / (before + own)) : 0;
            }
            yield return new Mode(0, potentials, []);
        }
    }

    private static IEnumerable<Mode> Relaxing(double[] sigma, (int First, int Second, double Conductance)[] pairs, ConnectedChannels graph, int root)
    {
        int[] members = [.. Enumerable.Range(0, sigma.Length).Where(c => graph.RootOf(c) == root)];
        int[] joined = [.. Enumerable.Range(0, pairs.Length).Where(p => pairs[p].Conductance > 0 && graph.RootOf(pairs[p].First) == root)];
        int rank = members.Length - 1, rows = members.Length, columns = joined.Length;
        double[] incidence = new double[rows * columns];
        for (int p = 0; p < columns; p++)
        {
            (int first, int second, double conductance) = pairs[joined[p]];
            incidence[(p * rows) + Array.IndexOf(members, first)] = Math.Sqrt(conductance) / Math.Sqrt(sigma[first]);
            incidence[(p * rows) + Array.IndexOf(members, second)] = -Math.Sqrt(conductance) / Math.Sqrt(sigma[second]);
        }
        // E^T Π = Q R; the last row of R belongs to the common potential and is zero. R^T W = U diag(1/L): modes Q W.
        double[] transposed = Identity(rows);
        int[] order = new int[columns];
        SmallMatrices.Triangularize(incidence, rows, columns, order, transposed, rows);
        double[] singular = new double[columns * rank], rotations = Identity(rank);
        for (int i = 0; i < rank; i++)
        {
            for (int p = i; p < columns; p++) singular[(i * columns) + p] = incidence[(p * rows) + i];
        }
        SmallMatrices.OrthogonalizeColumns(singular, columns, rank, rotations, rank);
        for (int j = 0; j < rank; j++)
        {
            double[] potentials = new double[sigma.Length], along = new double[pairs.Length];
            for (int c = 0; c < rows; c++)
            {
                double sum = 0;
                for (int i = 0; i < rank; i++) sum += transposed[(c * rows) + i] * rotations[(j * rank) + i];
                potentials[members[c]] = sum / Math.Sqrt(sigma[members[c]]);
            }
            for (int p = 0; p < columns; p++) along[joined[order[p]]] = singular[(j * columns) + p];
            yield return new Mode(SmallMatrices.Norm(singular.AsSpan(j * columns, columns)), potentials, along);
        }
    }

    private static double[] Identity(int size)
    {
        double[] matrix = new double[size * size];
        for (int i = 0; i < size; i++) matrix[(i * size) + i] = 1;
        return matrix;
    }

    /// <summary>M by rows, (n − 1)² numbers in ohm m.</summary>
    public static double[] Resistivities(IReadOnlyList<Channel> channels)
    {
        int n = channels.Count, m = n - 1;
        double[] matrix = new double[m * m];
        for (int i = 0; i < m; i++)
        {
            for (int k = 0; k < m; k++)
            {
                for (int c = 0; c < n; c++) matrix[(i * m) + k] += Difference(i, c) * Difference(k, c) / channels[c].Conductivity.Si;
            }
        }
        return matrix;
    }

    /// <summary>G by rows in S/m³: Σ G_pair (μ_a − μ_b)² as a form in y.</summary>
    public static double[] Relaxations(IReadOnlyList<Channel> channels, IReadOnlyList<ChannelRelaxation> relaxations, double cosineSquared)
    {
        int m = channels.Count - 1;
        double[] matrix = new double[m * m];
        double[] form = new double[m];
        foreach (ChannelRelaxation one in relaxations)
        {
            PairForm(IndexOf(channels, one.First), IndexOf(channels, one.Second), form);
            for (int i = 0; i < m; i++)
            {
                for (int k = 0; k < m; k++) matrix[(i * m) + k] += one.At(cosineSquared) * form[i] * form[k];
            }
        }
        return matrix;
    }

    /// <summary>Row i of B at channel c: y_i = Σ_c B_ic μ_c.</summary>
    public static double Difference(int i, int c) => i == 0 ? (c == 0 ? 1 : c == 1 ? -1 : 0) : c == i + 1 ? 1 : c < 2 ? -0.5 : 0;

    /// <summary>μ_a − μ_b as a form in y.</summary>
    public static void PairForm(int a, int b, Span<double> form)
    {
        form.Clear();
        Add(a, 1, form);
        Add(b, -1, form);
    }

    /// <summary>All decay lengths in m, longest first.</summary>
    public static double[] DecayLengths(IReadOnlyList<Channel> channels, IReadOnlyList<ChannelRelaxation> relaxations, double cosineSquared) =>
        [.. Of(channels, relaxations, cosineSquared).Rates.Select(rate => 1 / rate)];

    /// <summary>The place of a channel.</summary>
    public static int IndexOf(IReadOnlyList<Channel> channels, string name)
    {
        for (int i = 0; i < channels.Count; i++)
        {
            if (channels[i].Name == name) return i;
        }
        throw new ArgumentException($"There is no channel '{name}'.", nameof(name));
    }

    // μ_c beyond the mean of the spin pair.
    private static void Add(int c, double sign, Span<double> form)
    {
        if (c < 2) form[0] += sign * (c == 0 ? 0.5 : -0.5);
        else form[c - 1] += sign;
    }
}
